package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.knowledge.Dependents.DependentGuide;
import cn.quanzhi.knowledge.Dependents.DependentQuestion;
import cn.quanzhi.knowledge.VersionComparison.Touched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DependentsTest {

    private final DataSource source = TestPostgres.dataSource();
    private final KnowledgeRig rig = new KnowledgeRig(source);
    private final Dependents dependents = new Dependents(JdbcClient.create(source));
    private final String law = "芭蕉秤管理条例" + UUID.randomUUID();

    @TempDir
    private Path directory;

    @Test
    void guidesAndTypicalQuestionsOfTheTouchedArticlesAreNamedAndNoOthers() throws IOException {
        Files.writeString(directory.resolve("guide.md"), """
                ---
                kind: GUIDE
                title: 芭蕉秤指南 %1$s
                basis:
                  - {law: %1$s, article: "2", supports: 周期}
                  - {law: %1$s, article: "5", supports: 罚则}
                  - {law: %1$s, article: "3", supports: 费用, version: "2030"}
                ---
                ## 怎么办

                每年校准一次。
                """.formatted(law));
        Path questions = Files.createDirectory(directory.resolve("questions"));
        Files.writeString(questions.resolve("law.yaml"), """
                title: %s
                version: "2026"
                articles:
                  "2": [秤多久校准一次]
                  "7": [谁来校准]
                """.formatted(law));
        rig.imported(directory);
        Touched touched =
                new Touched(Ids.next(), "demo", law, "2026", Set.of("2", "3"), Set.of(), java.util.Map.of("2", "4"));

        assertThat(dependents.guides(curatorOf("demo"), touched))
                .extracting(DependentGuide::title, DependentGuide::article, DependentGuide::now)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("芭蕉秤指南 " + law, "2", "4"));
        assertThat(dependents.questions(curatorOf("demo"), touched))
                .containsExactly(new DependentQuestion("2", "秤多久校准一次", "4"));
    }

    private static Caller.Staff curatorOf(String site) {
        return new Caller.Staff(Ids.next(), site, "c", "编辑", Set.of(Role.CURATOR), Ids.next());
    }
}
