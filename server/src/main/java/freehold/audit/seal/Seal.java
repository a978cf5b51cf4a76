package freehold.audit.seal;

import freehold.audit.model.Head;
import freehold.decision.TenantId;
import freehold.kernel.database.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Signs heads with a key of this server's own, which stands in its data folder and not in the database: whoever can
 * change the database can make a chain anew, but not its signed heads.
 */
@Component
public class Seal {
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final PublicKey publicKey;

    Seal(Home home) {
        Path file = home.path().resolve("audit-key");
        try {
            if (!Files.exists(file)) {
                KeyPair fresh = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                Home.writePrivate(
                        file,
                        encode(fresh.getPrivate().getEncoded()) + "\n"
                                + encode(fresh.getPublic().getEncoded()) + "\n");
            }
            String[] lines = Files.readString(file).split("\n");
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            key = keys.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0])));
            publicKey = keys.generatePublic(
                    new X509EncodedKeySpec(Base64.getDecoder().decode(lines[1])));
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the audit in " + file + " can't be used", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the audit in " + file + " is not one", e);
        }
    }

    /** In Base64, for a signature to be checked elsewhere: X.509, Ed25519. */
    public String publicKey() {
        return encode(publicKey.getEncoded());
    }

    public String sign(TenantId tenant, Head head) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text(tenant, head));
            return encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isSigned(TenantId tenant, Head head, String signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKey);
            signature.update(text(tenant, head));
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static byte[] text(TenantId tenant, Head head) {
        return "freehold audit head\n%s\n%d\n%s\n"
                .formatted(tenant, head.number(), head.hash())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
