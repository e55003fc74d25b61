package cn.quanzhi.knowledge.upload;

import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.ParsedFile;
import cn.quanzhi.knowledge.ingest.Piece;
import cn.quanzhi.knowledge.ingest.Splitter;
import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import cn.quanzhi.knowledge.ingest.parse.FileType;
import cn.quanzhi.knowledge.upload.JobRows.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file's text with all that is said of it: by whoever uploaded it, by its own front matter, or by a person who was asked.
 *
 * @param skipped whether it is no knowledge
 * @param titleGuessed whether nobody said what it is called: it then stays a draft
 */
record FileText(String body, Metadata metadata, List<Piece> ready, boolean skipped, boolean titleGuessed) {

    FileText {
        ready = List.copyOf(ready);
    }

    static boolean isQuestions(Item item) {
        return item.kind() == Job.Kind.IMPORT && item.name().matches("(?:.*/)?questions/[^/]+\\.yaml");
    }

    static FileText of(Item item) {
        String text = ParsedFile.plain(String.valueOf(item.parsed()));
        if (isQuestions(item)) {
            TypicalQuestions.Parsed parsed = TypicalQuestions.parse(text);
            Map<String, Object> values =
                    new java.util.TreeMap<>(parsed.frontMatter().all());
            values.put("kind", "QUESTIONS");
            return new FileText("", Metadata.of(values), parsed.pieces(), false, false);
        }
        Optional<FrontMatter.Parsed> parsed = FileType.of(item.name()).equals(Optional.of(FileType.MARKDOWN))
                ? FrontMatter.parse(text)
                : Optional.empty();
        if (item.kind() == Job.Kind.IMPORT && parsed.isEmpty()) {
            return new FileText("", Metadata.none(), List.of(), true, false);
        }
        Metadata head = Metadata.of(parsed.map(both -> both.frontMatter().all()).orElse(Map.of()));
        Metadata confirmed = item.confirmed() == null ? Metadata.none() : item.confirmed();
        Metadata said = item.entry() == null ? item.metadata().over(head) : inArchive(head, item.metadata());
        Metadata all = confirmed.over(said);
        String body = parsed.map(FrontMatter.Parsed::body).orElse(text);
        boolean guess = item.entry() != null && all.one("kind") != null && all.one("title") == null;
        return new FileText(
                withoutTitle(body, item),
                guess ? all.over(new Metadata(Map.of("title", title(item)))) : all,
                List.of(),
                false,
                guess);
    }

    /** A file's own head says what it is; whether anything is published at all, whoever uploads the archive says. */
    private static Metadata inArchive(Metadata head, Metadata archive) {
        Metadata both = head.over(archive);
        return "false".equals(archive.one("publish")) ? new Metadata(Map.of("publish", "false")).over(both) : both;
    }

    private static String title(Item item) {
        String name = item.name().substring(item.name().lastIndexOf('/') + 1);
        return item.facts().stream()
                .filter(fact -> fact.field().equals("title"))
                .map(Job.JobFact::value)
                .findFirst()
                .orElse(name.substring(0, name.lastIndexOf('.')));
    }

    /** The line that the parser took for the title begins no preamble, however the person calls the document. */
    private static String withoutTitle(String body, Item item) {
        return item.facts().stream()
                .filter(fact -> fact.field().equals("title"))
                .findFirst()
                .map(fact -> "# " + fact.quote() + "\n")
                .filter(body::contains)
                .map(line -> body.replaceFirst(java.util.regex.Pattern.quote(line), ""))
                .orElse(body);
    }

    List<Piece> pieces(FrontMatter matter) {
        return ready.isEmpty() ? Splitter.split(matter.kind(), matter.title(), body) : ready;
    }
}
