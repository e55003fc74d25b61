package cn.quanzhi.curation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a site asks of a change before it is published. */
@Component
class PublishBars {

    private static final String OF = "select bar, blocks from curation_publish_bar where site_id = :site";
    private static final String PUT = """
            insert into curation_publish_bar (site_id, bar, blocks) values (:site, :bar, :blocks)
            on conflict (site_id) do update set bar = excluded.bar, blocks = excluded.blocks
            """;
    private static final PublishBar UNSET = new PublishBar(1, false);

    private final JdbcClient jdbc;

    PublishBars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What must hold.
     *
     * @param bar the share of the questions that pass today which must pass afterwards, 0 to 1
     * @param blocks whether nothing is published without a check that reaches it, or a reason
     */
    record PublishBar(double bar, boolean blocks) {}

    PublishBar of(String site) {
        return jdbc.sql(OF)
                .param("site", site)
                .query((row, number) ->
                        new PublishBar(Math.round(row.getDouble("bar") * 1000) / 1000.0, row.getBoolean("blocks")))
                .optional()
                .orElse(UNSET);
    }

    void put(String site, PublishBar bar) {
        jdbc.sql(PUT)
                .param("site", site)
                .param("bar", bar.bar())
                .param("blocks", bar.blocks())
                .update();
    }
}
