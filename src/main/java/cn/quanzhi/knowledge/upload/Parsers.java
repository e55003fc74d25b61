package cn.quanzhi.knowledge.upload;

import cn.quanzhi.knowledge.ingest.ParsedFile;
import cn.quanzhi.knowledge.ingest.ParserProcess;
import cn.quanzhi.knowledge.ingest.ZipScan;
import cn.quanzhi.knowledge.ingest.parse.FileType;
import cn.quanzhi.knowledge.ingest.parse.Unreadable;
import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps one parser's process for the files of one site: what it read of one tenant it never meets another's with. */
final class Parsers implements AutoCloseable {

    private final Workplace workplace;
    private final UploadSettings settings;
    private @Nullable ParserProcess process;
    private @Nullable Path directory;
    private String site = "";

    Parsers(Workplace workplace, UploadSettings settings) {
        this.workplace = workplace;
        this.settings = settings;
    }

    /** Puts a file's bytes where it is told. */
    interface Bytes {
        void write(Path file);
    }

    record Read(ParsedFile file, String checksum) {}

    Read read(String forSite, FileType type, Bytes bytes, ParserProcess.Watcher watcher) {
        Path place = place(forSite);
        Path file = place.resolve("file." + type.name().toLowerCase(Locale.ROOT));
        try {
            bytes.write(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            if (type == FileType.WORD) {
                ZipScan.check(file);
            }
            return new Read(parsed(place, file, type, watcher), Sources.checksum(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    /**
     * A process that dies for no fault of the file gets one more chance. The limit is for all of it, the start of the process
     * too: whoever uploaded the file hears within it.
     */
    private ParsedFile parsed(Path place, Path file, FileType type, ParserProcess.Watcher watcher) {
        String name = file.getFileName().toString();
        long end = System.nanoTime() + settings.limit().toNanos();
        try {
            return running(place, end, watcher).parse(name, type, left(end), watcher);
        } catch (Unreadable e) {
            if (e.reason() != Reason.PARSER_DIED) {
                throw e;
            }
            return running(place, end, watcher).parse(name, type, left(end), watcher);
        }
    }

    private ParserProcess running(Path place, long end, ParserProcess.Watcher watcher) {
        ParserProcess known = process;
        if (known != null && known.isAlive()) {
            return known;
        }
        ParserProcess started = ParserProcess.start(place, settings.memory(), left(end), watcher);
        process = started;
        return started;
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private Path place(String forSite) {
        Path known = directory;
        if (known != null && site.equals(forSite)) {
            return known;
        }
        close();
        Path made = workplace.directory();
        directory = made;
        site = forSite;
        return made;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ParserProcess running = process;
        Path place = directory;
        process = null;
        directory = null;
        if (running != null) {
            running.close();
        }
        if (place != null) {
            workplace.remove(place);
        }
    }
}
