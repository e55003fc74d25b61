package cn.quanzhi.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The names of what is published, kept until the change log moves, which is looked at twice a second as the index does. */
@Component
class PublishedTitles implements Titles {

    private static final long LOOK_NANOS = 500_000_000;
    private static final String NATION = "中华人民共和国";
    private static final String TITLES = """
            select distinct d.title from knowledge_document d
            join knowledge_version v on v.document_id = d.id
            where d.site_id in (:site, 'shared') and v.state = 'PUBLISHED' and d.kind <> 'QUESTIONS'
            order by d.title
            """;

    private final JdbcClient jdbc;
    private final ChangeLog changes;
    private final Map<String, List<String>> shortNames = shortNames();
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    private record Cached(long head, long checked, Map<String, String> names, ReferenceGrammar grammar) {}

    PublishedTitles(JdbcClient jdbc, ChangeLog changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    @Override
    public Map<String, String> names(String site) {
        return current(site).names();
    }

    @Override
    public ReferenceGrammar grammar(String site) {
        return current(site).grammar();
    }

    private Cached current(String site) {
        long now = System.nanoTime();
        Cached cached = cache.get(site);
        if (cached != null && now - cached.checked() < LOOK_NANOS) {
            return cached;
        }
        long head = changes.head();
        if (cached != null && cached.head() == head) {
            cached = new Cached(head, now, cached.names(), cached.grammar());
        } else {
            Map<String, String> names = read(site);
            cached = new Cached(head, now, names, new ReferenceGrammar(names));
        }
        cache.put(site, cached);
        return cached;
    }

    private Map<String, String> read(String site) {
        Map<String, String> names = new HashMap<>();
        List<String> titles = jdbc.sql(TITLES)
                .param("site", site)
                .query((row, number) -> row.getString("title"))
                .list();
        for (String title : titles) {
            shortNames.getOrDefault(title, List.of()).forEach(name -> names.put(name, title));
        }
        // A real title is never hidden by what another law is called for short.
        for (String title : titles) {
            if (title.startsWith(NATION) && title.length() > NATION.length()) {
                names.put(title.substring(NATION.length()), title);
            }
        }
        titles.forEach(title -> names.put(title, title));
        return Map.copyOf(names);
    }

    private static Map<String, List<String>> shortNames() {
        try (InputStream file = new ClassPathResource("knowledge/short-names.yaml").getInputStream()) {
            Map<String, List<String>> names = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return Map.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
