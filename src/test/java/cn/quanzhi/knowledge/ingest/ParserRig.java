package cn.quanzhi.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.knowledge.ingest.parse.FileType;
import cn.quanzhi.knowledge.ingest.parse.Unreadable;
import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One parser process for the tests of a class, and the files they put before it. */
abstract class ParserRig {

    @TempDir
    static Path directory;

    static ParserProcess parser;

    @BeforeAll
    static void start() {
        parser = ParserProcess.start(directory, 256);
    }

    @AfterAll
    static void stop() {
        parser.close();
    }

    static final ParserProcess.Watcher NOBODY = new ParserProcess.Watcher() {
        @Override
        public void progress(int done, int total) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    static ParsedFile parse(String name) {
        return parser.parse(name, FileType.of(name).orElseThrow(), Duration.ofSeconds(50), NOBODY);
    }

    static void assertRefused(String name, Reason reason) {
        assertThatThrownBy(() -> parse(name))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(parser.isAlive()).isTrue();
    }

    static XWPFParagraph typed(XWPFDocument word, String text, int size) {
        XWPFParagraph paragraph = word.createParagraph();
        var run = paragraph.createRun();
        run.setFontSize(size);
        run.setText(text);
        return paragraph;
    }

    static void save(XWPFDocument word, String name) throws IOException {
        try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
            word.write(out);
        }
    }

    static void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
