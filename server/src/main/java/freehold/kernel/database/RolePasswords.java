package freehold.kernel.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The passwords of the three logins, derived from the administrator's: every server node of one database arrives at the
 * same ones, and no second secret has to be kept or carried between nodes.
 */
final class RolePasswords {
    // Only an administrator's password chosen by a person needs the rounds; a random one could do without.
    private static final int ROUNDS = 200_000;
    private static final int KEY_BITS = 256;
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;

    private RolePasswords(SecretKeySpec key) {
        this.key = key;
    }

    static RolePasswords derivedFrom(String administratorPassword) {
        byte[] salt = "freehold database roles".getBytes(StandardCharsets.UTF_8);
        PBEKeySpec recipe = new PBEKeySpec(administratorPassword.toCharArray(), salt, ROUNDS, KEY_BITS);
        try {
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2With" + MAC)
                    .generateSecret(recipe)
                    .getEncoded();
            return new RolePasswords(new SecretKeySpec(derived, MAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks PBKDF2With" + MAC, e);
        } finally {
            recipe.clearPassword();
        }
    }

    String of(DatabaseRole role) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return text(mac.doFinal(role.login().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks " + MAC, e);
        }
    }

    /** 256 bits nobody can guess. */
    static String random() {
        byte[] bytes = new byte[KEY_BITS / Byte.SIZE];
        new SecureRandom().nextBytes(bytes);
        return text(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
