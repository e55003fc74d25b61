package cn.quanzhi.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The directory in which the embedded parts keep everything; locked, so that two services never share one. */
@Component
public class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    DataDirectory(@Value("${quanzhi.data-dir:./data}") Path path) {
        this.path = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.path);
            Files.setPosixFilePermissions(this.path, PosixFilePermissions.fromString("rwx------"));
            channel = FileChannel.open(
                    this.path.resolve("quanzhi.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock taken = tryLock(channel);
            if (taken == null) {
                channel.close();
                throw new DataDirectoryInUse(this.path);
            }
            lock = taken;
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + this.path + " can't be used", e);
        }
    }

    public Path path() {
        return path;
    }

    /** A secret of this node's, 24 bytes in hexadecimal digits; made where there is none, readable by the owner alone. */
    public String secret(String name) {
        return Secrets.kept(path.resolve(name));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another context of this very process has it
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
