package cn.quanzhi.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords between the service and its own servers: made once, readable by the owner alone. */
final class Secrets {

    private static final int BYTES = 24;

    private Secrets() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The secret in the file, made where there is none. */
    static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.createFile(file);
                EmbeddedPostgres.ownerOnly(file);
                Files.writeString(file, fresh());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + file + " can't be kept", e);
        }
    }
}
