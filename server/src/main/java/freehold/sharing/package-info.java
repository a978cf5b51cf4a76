/**
 * Lending assets between tenants: collaborations, offers, consent, shares and their history.
 *
 * <p>INVARIANT: a share is a reference with agreed terms; nothing of an asset is copied. Only accepted shares are facts
 * of decisions, and only the receiver can accept. Each change of state and its two histories are one transaction.
 */
@ApplicationModule(
        allowedDependencies = {"decision", "kernel", "tenancy", "identity", "access", "access::facts", "assets"})
@NullMarked
package freehold.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
