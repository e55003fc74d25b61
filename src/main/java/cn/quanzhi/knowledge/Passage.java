package cn.quanzhi.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One article, clause or guide section of one version of a document.
 *
 * @param number the document's own number (GB/T 19001), where it has one
 * @param version the version's label, "2018修正"
 * @param citation the form that a lawyer would write, 《中华人民共和国产品质量法》第二十六条
 * @param article the article or clause number in digits ("26", "23-1", "7.1.5"), where the passage has one
 * @param path the headings above it, outermost first: 编, 章, 节 or a guide's section
 * @param text 款 divided by one line break, no blank line inside
 * @param textHash SHA-256 of the text, in lower-case hexadecimal
 * @param position its place within the version, from 0
 * @param effectiveFrom the first day in force
 * @param effectiveTo the first day no longer in force
 */
public record Passage(
        UUID passageId,
        UUID documentId,
        UUID versionId,
        String site,
        DocumentKind kind,
        String title,
        @Nullable String number,
        String version,
        String region,
        String citation,
        @Nullable String article,
        List<String> path,
        String text,
        String textHash,
        int position,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    public Passage {
        path = List.copyOf(path);
    }
}
