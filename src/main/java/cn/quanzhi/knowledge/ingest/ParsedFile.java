package cn.quanzhi.knowledge.ingest;

import java.util.List;

/**
 * What the parser read from a file.
 *
 * @param text Markdown of a small kind: headings, paragraphs, tables
 * @param warnings what an editor must know, such as text that no reader would see
 * @param facts what the text says of itself, as proposals
 */
public record ParsedFile(String text, List<Warning> warnings, List<Fact> facts) {

    /** @param code a stable word: HIDDEN_TEXT, INVISIBLE_CHARACTERS, ACTIVE_CONTENT, EMBEDDED_FILES */
    public record Warning(String code, String place, String excerpt) {}

    /** @param field title, number, issuer, publishedOn, adoptedOn, amendedOn or effectiveHint */
    public record Fact(String field, String value, String place, String quote) {}

    public ParsedFile {
        warnings = List.copyOf(warnings);
        facts = List.copyOf(facts);
    }
}
