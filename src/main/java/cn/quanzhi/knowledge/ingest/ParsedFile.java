package cn.quanzhi.knowledge.ingest;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the parser read from a file.
 *
 * @param marked Markdown of a small kind (headings, paragraphs, tables), with a line of its own where a page begins
 * @param warnings what an editor must know, such as text that no reader would see
 * @param facts what the text says of itself, as proposals
 */
public record ParsedFile(String marked, List<Warning> warnings, List<Fact> facts) {

    /** @param code a stable word: HIDDEN_TEXT, INVISIBLE_CHARACTERS, ACTIVE_CONTENT, EMBEDDED_FILES */
    public record Warning(String code, String place, String excerpt) {}

    /** @param field title, number, issuer, publishedOn, adoptedOn, amendedOn or effectiveHint */
    public record Fact(String field, String value, String place, String quote) {}

    /** Begins the line that says where a page begins; no text has it, since readers take control characters out. */
    public static final char PAGE = '\f';

    private static final Pattern PAGES = Pattern.compile(PAGE + "[^\n]*\n?");

    /** The text alone. */
    public String text() {
        return plain(marked);
    }

    /** A marked text without its pages. */
    public static String plain(String marked) {
        return marked.indexOf(PAGE) < 0 ? marked : PAGES.matcher(marked).replaceAll("");
    }

    public ParsedFile {
        warnings = List.copyOf(warnings);
        facts = List.copyOf(facts);
    }
}
