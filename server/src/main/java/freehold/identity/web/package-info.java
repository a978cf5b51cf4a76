/** HTTP of identity: sessions, passwords, service credentials and public keys. */
@NullMarked
package freehold.identity.web;

import org.jspecify.annotations.NullMarked;
