package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.knowledge.BasisProposals.BasisFate;
import cn.quanzhi.knowledge.BasisProposals.BasisMove;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RenumberedQuestionsTest {

    private final DataSource source = TestPostgres.dataSource();
    private final KnowledgeRig rig = new KnowledgeRig(source);
    private final RenumberedQuestions questions = new RenumberedQuestions(JdbcClient.create(source));
    private final String law = "香蕉秤管理条例" + UUID.randomUUID();

    @TempDir
    private Path directory;

    @Test
    void theLinesNameWhatIsAskedAboutAndHasMovedAndTheFileDoesNotSayYet() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("questions"));
        Files.writeString(folder.resolve("law.yaml"), """
                title: %s
                version: "2024"
                articles:
                  "10": [秤多久校准一次]
                  "2": [谁来校准]
                  "3": [校准收钱吗]
                  "4": [不校准罚多少]
                renumbered:
                  "2030":
                    "2": "9"
                """.formatted(law));
        rig.imported(directory);
        Map<String, BasisMove> moves = Map.of(
                "10", new BasisMove("10", "11", BasisFate.MOVES),
                "2", new BasisMove("2", "5", BasisFate.MOVES),
                "3", new BasisMove("3", "6", BasisFate.OPEN),
                "4", new BasisMove("4", null, BasisFate.GONE),
                "8", new BasisMove("8", "7", BasisFate.MOVES));

        assertThat(questions.lines("demo", law, "2024", "2026", moves)).isEqualTo("""
                renumbered:
                  "2026":
                    "2": "5"
                    "10": "11"
                """);
        assertThat(questions.lines("demo", law, "2024", "2030", moves)).isEqualTo("""
                renumbered:
                  "2030":
                    "10": "11"
                """);
        assertThat(questions.lines("demo", law, "2020", "2026", moves)).isNull();
    }
}
