package cn.quanzhi.knowledge.ingest;

import cn.quanzhi.knowledge.ingest.parse.FileType;
import cn.quanzhi.knowledge.ingest.parse.Frame;
import cn.quanzhi.knowledge.ingest.parse.Unreadable;
import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parser in a process of its own: a file that exhausts, hangs or captures it costs one file. It has no environment, no
 * network where the machine allows that, and is killed when it overruns. Not for several threads.
 */
public final class ParserProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ParserProcess.class);
    private static final Duration START = Duration.ofSeconds(40);
    private static final int MOST_CHARACTERS = 6_000_000;
    private static final int MOST_NOTES = 100;
    private static final int LONGEST_PLACE = 200;
    private static final int OUT_OF_MEMORY = 3;
    private static final AtomicReference<ParserCommand.@Nullable Wall> KNOWN = new AtomicReference<>();

    private static final Watcher UNWATCHED = new Watcher() {
        @Override
        public void progress(int done, int total) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    private final Process process;
    private final DataInputStream frames;
    private final DataOutputStream requests;
    private boolean answered;

    /** What happens while a file is read. */
    public interface Watcher {
        void progress(int done, int total);

        /** The process isn't there yet, and is being started. */
        default void starting() {}

        /** Whether nobody wants the file any more; asked several times a second. */
        boolean cancelled();
    }

    /** The file isn't wanted any more. */
    public static final class Cancelled extends RuntimeException {}

    private ParserProcess(Process process) {
        this.process = process;
        this.frames = new DataInputStream(new java.io.BufferedInputStream(process.getInputStream()));
        this.requests = new DataOutputStream(process.getOutputStream());
    }

    /** @param directory its working directory, which holds the files that it may read and nothing else */
    public static ParserProcess start(Path directory, int megabytes) {
        return start(directory, megabytes, START, UNWATCHED);
    }

    /** The same, given up after the limit or when the file isn't wanted any more. */
    public static ParserProcess start(Path directory, int megabytes, Duration limit, Watcher watcher) {
        long end = System.nanoTime() + Math.min(START.toNanos(), limit.toNanos());
        watcher.starting();
        open(directory);
        ParserCommand.Wall known = KNOWN.get();
        List<ParserCommand.Wall> walls = known == null ? ParserCommand.walls() : List.of(known);
        for (ParserCommand.Wall wall : walls) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            ParserProcess started = tried(ParserCommand.of(wall, megabytes), directory, left, watcher);
            if (started != null) {
                if (KNOWN.compareAndSet(null, wall)) {
                    LOG.info("Uploaded files are read in a process of its own ({})", wall.words());
                }
                return started;
            }
            LOG.debug("The parser can't be started with {}", wall.words());
        }
        throw new Unreadable(System.nanoTime() > end ? Reason.TIMED_OUT : Reason.PARSER_DIED);
    }

    /** The process may be another user: it may enter, and read what lies there. */
    private static void open(Path directory) {
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("permissions of {} stay as they are", directory);
        }
    }

    private static @Nullable ParserProcess tried(
            List<String> command, Path directory, Duration limit, Watcher watcher) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        try {
            ParserProcess started = new ParserProcess(builder.start());
            if (started.within(limit, watcher::cancelled, () -> Frame.read(started.frames)) instanceof Frame.Hello) {
                return started;
            }
            started.close();
        } catch (IOException | Unreadable e) {
            LOG.debug("The parser did not start: {}", e.toString());
        }
        return null;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private interface Wish {
        boolean cancelled();
    }

    /** Reads a file of the working directory; {@link Unreadable} says why it gives nothing. */
    public ParsedFile parse(String fileName, FileType type, Duration limit, Watcher watcher) {
        answered = false;
        try {
            return within(limit, watcher::cancelled, () -> {
                requests.writeUTF(fileName);
                requests.writeUTF(type.name());
                requests.flush();
                return collect(watcher);
            });
        } catch (IOException e) {
            throw new Unreadable(exit() == OUT_OF_MEMORY ? Reason.TOO_LARGE_INSIDE : Reason.PARSER_DIED);
        } finally {
            if (!answered) {
                // Whatever it still says would be taken for the next file's.
                close();
            }
        }
    }

    /** Whether it can take another file. */
    public boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    private ParsedFile collect(Watcher watcher) throws IOException {
        StringBuilder text = new StringBuilder();
        List<ParsedFile.Warning> warnings = new ArrayList<>();
        List<ParsedFile.Fact> facts = new ArrayList<>();
        while (true) {
            switch (Frame.read(frames)) {
                case Frame.Hello hello -> throw new IOException("a second greeting");
                case Frame.Progress progress -> watcher.progress(progress.done(), progress.total());
                case Frame.Text piece -> text.append(piece.text());
                case Frame.Warning warning ->
                    warnings.add(new ParsedFile.Warning(warning.code(), warning.place(), warning.excerpt()));
                case Frame.Fact fact ->
                    facts.add(new ParsedFile.Fact(fact.field(), fact.value(), fact.place(), fact.quote()));
                case Frame.Failure failed -> {
                    answered = true;
                    throw failure(failed.reason(), failed.words());
                }
                case Frame.End end -> {
                    answered = true;
                    return new ParsedFile(text.toString().replace("\u0000", ""), warnings, facts);
                }
            }
            if (text.length() > MOST_CHARACTERS || warnings.size() > MOST_NOTES || facts.size() > MOST_NOTES) {
                close();
                throw new Unreadable(Reason.TOO_MUCH_TEXT);
            }
        }
    }

    private static Unreadable failure(String reason, String words) {
        Reason known = Arrays.stream(Reason.values())
                .filter(one -> one.name().equals(reason))
                .findFirst()
                .orElse(Reason.CORRUPT);
        // A process that read a hostile file may say anything: of its words a place of some length is taken, and no
        // more.
        return known.placeIn(words)
                .filter(place -> place.length() < LONGEST_PLACE)
                .map(place -> new Unreadable(known, place))
                .orElseGet(() -> new Unreadable(known));
    }

    /** Runs the work, and ends the process where it takes longer or is not wanted any more. */
    private <T> T within(Duration limit, Wish wish, Work<T> work) throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        AtomicReference<@Nullable RuntimeException> ended = new AtomicReference<>();
        Thread.ofVirtual().name("parser-limit").start(() -> {
            long end = System.nanoTime() + limit.toNanos();
            try {
                while (!over.await(200, TimeUnit.MILLISECONDS)) {
                    if (wish.cancelled()) {
                        ended.compareAndSet(null, new Cancelled());
                    } else if (System.nanoTime() > end) {
                        ended.compareAndSet(null, new Unreadable(Reason.TIMED_OUT));
                    } else {
                        continue;
                    }
                    process.destroyForcibly();
                    return;
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
            }
        });
        try {
            return work.run();
        } catch (IOException e) {
            RuntimeException why = ended.get();
            if (why != null) {
                throw why;
            }
            throw e;
        } finally {
            over.countDown();
        }
    }

    private int exit() {
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return -1;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
