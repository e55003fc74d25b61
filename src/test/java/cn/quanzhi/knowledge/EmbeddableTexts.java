package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Splitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The very texts that an import of a directory gives to the embedding model, file by file. */
public final class EmbeddableTexts {

    private EmbeddableTexts() {}

    public static List<List<String>> of(String directory) throws IOException {
        List<List<String>> files = new ArrayList<>();
        for (KnowledgeFiles.Source source : KnowledgeFiles.of(List.of(directory))) {
            Optional<FrontMatter.Parsed> parsed =
                    FrontMatter.parse(new String(source.content().read(), StandardCharsets.UTF_8));
            parsed.map(EmbeddableTexts::texts).ifPresent(files::add);
        }
        return files;
    }

    private static List<String> texts(FrontMatter.Parsed parsed) {
        FrontMatter matter = parsed.frontMatter();
        return Splitter.split(matter.kind(), matter.title(), parsed.body()).stream()
                .map(piece -> DirectoryImport.embeddable(matter, piece))
                .toList();
    }
}
