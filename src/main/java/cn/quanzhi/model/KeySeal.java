package cn.quanzhi.model;

import cn.quanzhi.kernel.PermanentFailure;
import cn.quanzhi.platform.embedded.DataDirectory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals providers' keys, so that a copy of the database alone gives none away. What was sealed for one provider can't be
 * opened as another's.
 */
@Component
class KeySeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String FILE = "model-keys.secret";
    private static final String VARIABLE = "QUANZHI_MODEL_SEALING_KEY";
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{48}|[0-9a-fA-F]{64}");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    /** @param named the same for all nodes on one database; empty for a node's own */
    @Autowired
    KeySeal(DataDirectory directory, @Value("${quanzhi.model.sealing-key:}") String named) {
        this(
                named.isBlank() ? directory.secret(FILE) : named.strip(),
                named.isBlank() ? directory.path().resolve(FILE).toString() : VARIABLE);
    }

    /** @param where the digits stand, for whoever must mend them */
    KeySeal(String digits, String where) {
        if (!DIGITS.matcher(digits).matches()) {
            throw new SealingKeyUnusable(where);
        }
        this.key = new SecretKeySpec(HexFormat.of().parseHex(digits), "AES");
    }

    byte[] sealed(UUID provider, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, provider, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(nonce.length + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new PermanentFailure("a provider's key can't be sealed", e);
        }
    }

    /** @throws PermanentFailure where it was sealed with another key, as by a node with a data directory of its own */
    String opened(UUID provider, byte[] sealed) {
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, provider, nonce)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PermanentFailure("a provider's key can't be opened", e);
        }
    }

    private Cipher cipher(int mode, UUID provider, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(provider.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
