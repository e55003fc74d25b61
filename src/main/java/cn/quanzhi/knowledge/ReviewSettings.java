package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Directory;
import cn.quanzhi.knowledge.NewDraft.Origin;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a second person must have seen a text. Never asked of a site in which only one person could publish. */
@Component
class ReviewSettings {

    static final String EVERY_KIND = "ALL";

    private static final String OF = "select kind, second_person from knowledge_review_setting where site_id = :site";
    private static final String PUT = """
            insert into knowledge_review_setting (site_id, kind, second_person) values (:site, :kind, :second)
            on conflict (site_id, kind) do update set second_person = excluded.second_person
            """;

    private final JdbcClient jdbc;
    private final Directory directory;

    ReviewSettings(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** @param kind a document's kind, or ALL */
    record Setting(String kind, boolean secondPerson) {}

    boolean secondPersonNeeded(StoredVersion version) {
        if (version.origin() == Origin.DIRECTORY) {
            return false;
        }
        Map<String, Boolean> settings = of(version.site());
        boolean asked = settings.getOrDefault(version.kind().name(), settings.getOrDefault(EVERY_KIND, Boolean.FALSE));
        return asked && directory.curators(version.site()) > 1;
    }

    Map<String, Boolean> of(String site) {
        Map<String, Boolean> settings = new TreeMap<>();
        jdbc.sql(OF).param("site", site).query((RowCallbackHandler)
                row -> settings.put(row.getString("kind"), row.getBoolean("second_person")));
        return settings;
    }

    void put(String site, String kind, boolean second) {
        jdbc.sql(PUT)
                .param("site", site)
                .param("kind", kind)
                .param("second", second)
                .update();
    }
}
