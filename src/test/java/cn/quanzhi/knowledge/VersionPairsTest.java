package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.knowledge.ArticleMaps.PublishedPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class VersionPairsTest {

    private static final String WEIGH = "经营者应当每年将在用的秤送法定机构校准一次，并保存校准证书三年备查。";
    private static final String PRICE = "校准费用由所在地的县级人民政府承担，任何单位不得向经营者收取。";

    private final DataSource source = TestPostgres.dataSource();
    private final KnowledgeRig rig = new KnowledgeRig(source);
    private final VersionPairs pairs = new VersionPairs(JdbcClient.create(source));
    private final String law = "枇杷秤管理条例" + UUID.randomUUID();

    @TempDir
    private Path directory;

    @Test
    void anArticleThatMovedIsToldByItsWords() throws IOException {
        write("old.md", "2020", WEIGH, PRICE);
        write("new.md", "2026", PRICE, WEIGH);
        rig.imported(directory);

        assertThat(pairs.of("demo", List.of(law)))
                .containsExactlyInAnyOrder(
                        new PublishedPair(law, "2026", "2020", "1", "2"),
                        new PublishedPair(law, "2026", "2020", "2", "1"));
    }

    private void write(String file, String version, String... articles) throws IOException {
        StringBuilder text = new StringBuilder("""
                ---
                kind: LAW
                title: %s
                version: "%s"
                effectiveFrom: %s-01-01
                ---
                """.formatted(law, version, version));
        String[] numbers = {"一", "二"};
        for (int i = 0; i < articles.length; i++) {
            text.append("第").append(numbers[i]).append("条　").append(articles[i]).append("\n\n");
        }
        Files.writeString(directory.resolve(file), text);
    }
}
