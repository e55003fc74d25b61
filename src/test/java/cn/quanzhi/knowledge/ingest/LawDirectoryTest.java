package cn.quanzhi.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every law of a directory, where there is one: nothing lost, nothing glued, numbers without a gap. */
class LawDirectoryTest {

    private static final int VERSIONS = 127;
    private static final int ARTICLES = 8371;

    @Test
    void everyLawOfTheDirectorySplitsWithoutLossOrGap() throws IOException {
        Path directory = Path.of(System.getProperty("quanzhi.laws", "../shared/laws"));
        if (!Files.isDirectory(directory)) {
            System.out.println(
                    "NOT CHECKED: no directory of laws at " + directory + " (name one with -Dquanzhi.laws=…)");
            return;
        }
        int articles = 0;
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
        for (Path file : files) {
            articles += check(file);
        }
        System.out.println("Checked " + files.size() + " versions, " + articles + " articles");
        if (files.size() == VERSIONS) {
            assertThat(articles).isEqualTo(ARTICLES);
        }
    }

    private static int check(Path file) throws IOException {
        FrontMatter.Parsed parsed = FrontMatter.parse(Files.readString(file)).orElseThrow();
        String title = parsed.frontMatter().title();
        List<Piece> pieces = Splitter.split(parsed.frontMatter().kind(), title, parsed.body());
        List<Piece> articles =
                pieces.stream().filter(piece -> piece.article() != null).toList();

        assertThat(articles).as(file.toString()).isNotEmpty();
        consecutive(file, articles);
        assertThat(pieces).as(file.toString()).allSatisfy(piece -> {
            assertThat(piece.text()).doesNotContain("\n\n").isNotBlank();
            assertThat(piece.text()).doesNotContainPattern("(?m)^(#|第[一二三四五六七八九十百]+[编章节][ 　])");
        });
        assertThat(letters(written(pieces))).as(file.toString()).isEqualTo(letters(body(title, parsed.body())));
        return articles.size();
    }

    private static void consecutive(Path file, List<Piece> articles) {
        int last = number(articles.getFirst()) - 1;
        for (Piece article : articles) {
            int number = number(article);
            boolean newPart = number > last + 1 && article.path().stream().anyMatch(head -> head.contains("编"));
            boolean inserted = String.valueOf(article.article()).contains("-") && number == last;
            assertThat(number == last + 1 || newPart || inserted)
                    .as(file + ": " + article.article() + " after " + last)
                    .isTrue();
            last = number;
        }
    }

    private static int number(Piece piece) {
        return Integer.parseInt(String.valueOf(piece.article()).split("-")[0]);
    }

    private static String written(List<Piece> pieces) {
        StringBuilder all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.text()));
        return all.toString();
    }

    /** The file's own characters, without headings and article numbers. */
    private static String body(String title, String body) {
        StringBuilder all = new StringBuilder();
        body.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("^第[一二三四五六七八九十百千零〇]+条(之[一二三四五六七八九十]+)?　", ""))
                .forEach(all::append);
        return all.toString();
    }

    private static String letters(String text) {
        return text.replaceAll("[\\s　]", "");
    }
}
