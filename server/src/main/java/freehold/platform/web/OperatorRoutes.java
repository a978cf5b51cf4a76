package freehold.platform.web;

import freehold.identity.OperatorCredential;
import freehold.identity.Visitor;
import freehold.identity.usecase.KeepOperatorCredentials;
import freehold.identity.usecase.KeepSigningKeys;
import freehold.kernel.ProblemException;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.OperatorOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the platform operator keeps of their own: credentials, and the keys that sign everybody's tokens. */
@RestController
@RequestMapping("/api/platform/v1")
class OperatorRoutes {
    private static final String EXAMPLE = "operator-6f1c2d3e";

    private final KeepOperatorCredentials credentials;
    private final KeepSigningKeys keys;

    OperatorRoutes(KeepOperatorCredentials credentials, KeepSigningKeys keys) {
        this.credentials = credentials;
        this.keys = keys;
    }

    record OperatorCredentials(List<OperatorCredential> items) {}

    /** The secret is shown here, and never again. */
    record OperatorSecret(String clientId, String clientSecret) {
        static OperatorSecret from(OperatorCredential.WithSecret made) {
            return new OperatorSecret(made.credential().clientId(), made.clientSecret());
        }

        @Override
        public String toString() {
            return "OperatorSecret[" + clientId + "]";
        }
    }

    /**
     * A key that signs tokens, or has.
     *
     * @param retiredAt since when it only verifies; null for the one that signs
     */
    record SigningKeyView(
            String keyId, Instant createdAt, @Nullable Instant retiredAt) {
        static SigningKeyView from(KeepSigningKeys.Key key) {
            return new SigningKeyView(
                    key.keyId(), key.createdAt(), key.retiredAt().orElse(null));
        }
    }

    record SigningKeyList(List<SigningKeyView> items) {}

    /**
     * How to go over to another key.
     *
     * @param endTokens {@code all} refuses all tokens there are at once: for a key that others may know
     */
    @NoUnknownFields
    record KeyRotation(@Schema(example = "none") @Nullable String endTokens) {
        boolean endsTokens() {
            return switch (endTokens) {
                case null -> false;
                case "none" -> false;
                case "all" -> true;
                default -> throw ProblemException.invalid("/endTokens", "must be none or all");
            };
        }
    }

    @Operation(summary = "The operator's credentials, without their secrets")
    @GetMapping("/credentials")
    @OperatorOnly
    OperatorCredentials credentials() {
        return new OperatorCredentials(credentials.all());
    }

    @Operation(summary = "Make a credential of the operator; its secret is shown once")
    @PostMapping("/credentials")
    @ResponseStatus(HttpStatus.CREATED)
    @OperatorOnly
    OperatorSecret create(Visitor.Operator operator) {
        return OperatorSecret.from(credentials.create(operator.name()));
    }

    @Operation(
            summary = "Give a credential of the operator a new secret: the old one and its tokens are refused at once")
    @PostMapping("/credentials/{operatorId}/rotate")
    @OperatorOnly
    OperatorSecret rotate(@Parameter(example = EXAMPLE) @PathVariable String operatorId) {
        return OperatorSecret.from(credentials.rotate(operatorId));
    }

    @Operation(summary = "Withdraw a credential of the operator: its secret and its tokens are refused at once")
    @DeleteMapping("/credentials/{operatorId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OperatorOnly
    void withdraw(@Parameter(example = EXAMPLE) @PathVariable String operatorId) {
        credentials.withdraw(operatorId);
    }

    @Operation(summary = "Keys that verify tokens, the one that signs first")
    @GetMapping("/signingKeys")
    @OperatorOnly
    SigningKeyList keys() {
        return new SigningKeyList(keys.all().stream().map(SigningKeyView::from).toList());
    }

    @Operation(summary = "Sign with a new key; the old one verifies until the tokens it has signed are over")
    @PostMapping(path = "/signingKeys/rotate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @OperatorOnly
    SigningKeyList rotate(@RequestBody KeyRotation wish) {
        keys.rotate(wish.endsTokens());
        return keys();
    }
}
