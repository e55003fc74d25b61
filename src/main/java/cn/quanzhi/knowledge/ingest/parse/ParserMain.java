package cn.quanzhi.knowledge.ingest.parse;

import cn.quanzhi.kernel.LowPriority;
import cn.quanzhi.knowledge.ingest.ParsedFile;
import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.csv.CSVFormat;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.jsoup.Jsoup;

/**
 * The parser's own process. It reads one request after another from its input, each a file of its working directory and a
 * type, and answers with frames on its output; it writes nowhere else. Whoever started it kills it when it takes too long.
 */
public final class ParserMain {

    private static final int PIECE = 16_000;
    private static final long PROGRESS_EVERY = TimeUnit.MILLISECONDS.toNanos(200);

    private final DataOutputStream out;
    private long lastProgress = System.nanoTime();

    private ParserMain(DataOutputStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        DataOutputStream frames = new DataOutputStream(new BufferedOutputStream(System.out));
        // Whatever a library prints must not come between the frames.
        System.setOut(new PrintStream(System.err, true));
        Logger.getLogger("").setLevel(Level.OFF);
        ParserMain parser = new ParserMain(frames);
        check();
        leaveWithParent();
        Frame.write(frames, new Frame.Hello());
        // Only now: on a machine at full load the start itself would take longer than anybody waits for it.
        LowPriority.takeAll();
        DataInputStream requests = new DataInputStream(System.in);
        try {
            while (true) {
                String name = requests.readUTF();
                parser.answer(Path.of(name), FileType.valueOf(requests.readUTF()));
            }
        } catch (EOFException e) {
            // The service needs this process no longer.
        }
    }

    /** Nobody limits a process whose service was killed while it was reading. */
    private static void leaveWithParent() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            while (ProcessHandle.current().parent().equals(parent)) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
            Runtime.getRuntime().halt(1);
        });
    }

    /** Another user may not be allowed to read the libraries or the directory: better to find out before the first file. */
    private static void check() throws IOException {
        TypeCheck.ready();
        FontMappers.set(new PackedFonts());
        Jsoup.parse("");
        CSVFormat.DEFAULT.getDelimiterString();
        try (var files = Files.list(Path.of(""))) {
            files.findAny().ifPresent(file -> {
                if (!Files.isReadable(file)) {
                    throw new IllegalStateException("files of the directory can't be read");
                }
            });
        }
    }

    private void answer(Path file, FileType type) throws IOException {
        try {
            read(file, type);
            Frame.write(out, new Frame.End());
        } catch (Unreadable e) {
            Frame.write(out, new Frame.Failure(e.reason().name(), e.words()));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A parser that fails on a file says that the file is broken; an error of memory ends the process.
            e.printStackTrace();
            Frame.write(out, new Frame.Failure(Reason.CORRUPT.name(), Reason.CORRUPT.words()));
        }
    }

    private void read(Path file, FileType type) throws IOException {
        if (Files.size(file) == 0) {
            throw new Unreadable(Reason.EMPTY);
        }
        TypeCheck.check(file, type);
        Collected found = new Collected(this::progress);
        switch (type) {
            case MARKDOWN -> PlainReader.markdown(file, found);
            case TEXT -> PlainReader.text(file, found);
            case HTML -> HtmlReader.read(file, found);
            case CSV -> PlainReader.table(file, found);
            case WORD -> WordReader.read(file, found);
            case PDF -> PdfReader.read(file, found);
            case ARCHIVE -> throw new Unreadable(Reason.ARCHIVE_NESTED);
        }
        List<Line> lines = Cleaning.clean(found, type == FileType.HTML || type == FileType.PDF);
        if (lines.stream().allMatch(line -> line.text().isBlank())) {
            throw new Unreadable(found.hasHidden() ? Reason.ONLY_HIDDEN_TEXT : Reason.EMPTY);
        }
        List<Frame.Fact> facts = Recogniser.facts(
                lines.stream().filter(line -> !line.text().isBlank()).toList());
        List<Line> whole = found.isMarkdown() ? lines : titled(lines, facts);
        write(whole, type == FileType.PDF);
        for (Frame.Warning warning : found.warnings()) {
            Frame.write(out, warning);
        }
        for (Frame.Fact fact : facts) {
            Frame.write(out, fact);
        }
    }

    /** The line that was taken for the title is marked as such, so that no preamble begins with it. */
    private static List<Line> titled(List<Line> lines, List<Frame.Fact> facts) {
        String quote = facts.stream()
                .filter(fact -> fact.field().equals("title"))
                .map(Frame.Fact::quote)
                .findFirst()
                .orElse("");
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.text().equals(quote)) {
                List<Line> marked = new java.util.ArrayList<>(lines);
                marked.set(i, line.as(Line.Kind.HEADING, 1));
                return marked;
            }
        }
        return lines;
    }

    private void progress(int done, int total) {
        long now = System.nanoTime();
        if (done < total && done > 0 && now - lastProgress < PROGRESS_EVERY) {
            return;
        }
        lastProgress = now;
        try {
            Frame.write(out, new Frame.Progress(done, total));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** @param paged whether a line's place is its page */
    private void write(List<Line> lines, boolean paged) throws IOException {
        StringBuilder piece = new StringBuilder();
        String page = "";
        for (Line line : lines) {
            if (paged && !line.place().equals(page)) {
                page = line.place();
                piece.append(ParsedFile.PAGE).append(page).append('\n');
            }
            String text = line.kind() == Line.Kind.HEADING ? "#".repeat(line.level()) + " " + line.text() : line.text();
            for (int from = 0; from < text.length(); from += PIECE) {
                piece.append(text, from, Math.min(text.length(), from + PIECE));
                if (piece.length() > PIECE) {
                    send(piece);
                }
            }
            piece.append('\n');
        }
        send(piece);
    }

    private void send(StringBuilder piece) throws IOException {
        Frame.write(out, new Frame.Text(piece.toString()));
        piece.setLength(0);
    }
}
