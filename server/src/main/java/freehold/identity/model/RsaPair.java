package freehold.identity.model;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.UUID;

/** A key that signs tokens. */
public record RsaPair(String keyId, RSAPublicKey publicKey, RSAPrivateKey privateKey) {
    private static final int BITS = 2048;

    public static RsaPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return new RsaPair(
                    UUID.randomUUID().toString(), (RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has RSA", impossible);
        }
    }

    /** From X.509 and PKCS #8, as keys are stored. */
    public static RsaPair decode(String keyId, byte[] publicKey, byte[] privateKey) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new RsaPair(
                    keyId, (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(publicKey)), (RSAPrivateKey)
                            rsa.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the signing key " + keyId + " can't be read", broken);
        }
    }

    @Override
    public String toString() {
        return "RsaPair[" + keyId + "]";
    }
}
