package cn.quanzhi.platform.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the servers' programs from the class path, once for each data directory and version. */
final class Binaries {

    private static final String POSTGRES = "/postgres-linux-x86_64.txz";
    private static final String REDIS = "/redis-server-6.2.6-v5-linux-amd64";
    private static final int OWNER_EXECUTES = 0100;

    private Binaries() {}

    /** The directory that holds {@code bin/postgres} and {@code bin/initdb}. */
    static Path postgres(Path directory) {
        Path home = directory.resolve("postgres-17.11");
        if (!Files.exists(home.resolve("complete"))) {
            try (InputStream packed = resource(POSTGRES);
                    TarArchiveInputStream tar =
                            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                Files.createDirectories(home);
                unpack(tar, home);
                Files.createFile(home.resolve("complete"));
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL can't be unpacked into " + home, e);
            }
        }
        return home;
    }

    static Path redis(Path directory) {
        Path program = directory.resolve("redis-server");
        if (!Files.exists(program)) {
            try (InputStream packed = resource(REDIS)) {
                Files.createDirectories(directory);
                Path part = directory.resolve("redis-server.part");
                Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
                if (!part.toFile().setExecutable(true)) {
                    throw new IOException(part + " can't be made executable");
                }
                Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException("Redis can't be unpacked into " + directory, e);
            }
        }
        return program;
    }

    private static void unpack(TarArchiveInputStream tar, Path home) throws IOException {
        TarArchiveEntry entry;
        while ((entry = tar.getNextEntry()) != null) {
            Path target = home.resolve(entry.getName()).normalize();
            if (!target.startsWith(home)) {
                throw new IOException("an entry leads out of the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(target.getParent());
                Files.deleteIfExists(target);
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                if ((entry.getMode() & OWNER_EXECUTES) != 0 && !target.toFile().setExecutable(true)) {
                    throw new IOException(target + " can't be made executable");
                }
            }
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream packed = Binaries.class.getResourceAsStream(name);
        if (packed == null) {
            throw new IOException(name + " is not packed for this platform: name external servers in the environment");
        }
        return packed;
    }
}
