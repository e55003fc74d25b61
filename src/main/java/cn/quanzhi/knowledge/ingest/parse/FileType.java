package cn.quanzhi.knowledge.ingest.parse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that may become knowledge, told by the end of their names. */
public enum FileType {
    MARKDOWN(List.of("md", "markdown")),
    TEXT(List.of("txt")),
    HTML(List.of("html", "htm")),
    CSV(List.of("csv")),
    WORD(List.of("docx")),
    PDF(List.of("pdf")),
    ARCHIVE(List.of("zip"));

    private final List<String> extensions;

    FileType(List<String> extensions) {
        this.extensions = extensions;
    }

    public static Optional<FileType> of(String fileName) {
        String extension =
                fileName.substring(fileName.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.extensions.contains(extension))
                .findFirst();
    }
}
