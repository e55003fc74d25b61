package cn.quanzhi.identity;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The tenants. */
@Component
class Sites {

    static final String SHARED = "shared";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]{1,253}(:[0-9]{1,5})?");
    private static final String ALL =
            "select site, name, allowed_origins, enabled, secret from identity_site order by site";
    private static final String INSERT = """
            insert into identity_site (site, name, allowed_origins, secret)
            values (:site, :name, :origins, :secret)
            """;
    private static final String UPDATE = """
            update identity_site set name = :name, allowed_origins = :origins, enabled = :enabled where site = :site
            """;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Map<String, Site> known = new ConcurrentHashMap<>();

    Sites(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    record Site(String site, String name, List<String> allowedOrigins, boolean enabled, String secret) {}

    List<Site> all() {
        return transactions.in(
                Scope.SYSTEM, () -> jdbc.sql(ALL).query(Sites::row).list());
    }

    Optional<Site> find(String site) {
        return all().stream().filter(found -> found.site().equals(site)).findFirst();
    }

    /** The site where visitors may come to it. */
    Site open(String site) {
        return find(site)
                .filter(found -> found.enabled() && !found.site().equals(SHARED))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "没有这个站点，或它已停用"));
    }

    /** Where the site's widget may stand, as last read; for filters, which can't wait for the database. */
    List<String> origins(String site) {
        Site found = known.get(site);
        return found == null ? List.of() : found.allowedOrigins();
    }

    @Scheduled(fixedDelayString = "PT10S")
    void refresh() {
        all().forEach(site -> known.put(site.site(), site));
    }

    Site create(String site, String name, List<String> origins) {
        if (!NAME.matcher(site).matches()) {
            throw new ProblemException("site", "站点代号只能用小写字母、数字和连字符，2 到 63 个字符");
        }
        check(name, origins);
        Site made = new Site(site, name, origins, true, Tokens.fresh());
        try {
            transactions.run(
                    Scope.SYSTEM,
                    () -> jdbc.sql(INSERT)
                            .param("site", site)
                            .param("name", name)
                            .param("origins", origins.toArray(String[]::new))
                            .param("secret", made.secret())
                            .update());
        } catch (DuplicateKeyException e) {
            throw new ProblemException(Problem.CONFLICT, "已有同名站点");
        }
        known.put(site, made);
        return made;
    }

    Site update(Site changed) {
        check(changed.name(), changed.allowedOrigins());
        transactions.run(
                Scope.SYSTEM,
                () -> jdbc.sql(UPDATE)
                        .param("site", changed.site())
                        .param("name", changed.name())
                        .param("origins", changed.allowedOrigins().toArray(String[]::new))
                        .param("enabled", changed.enabled())
                        .update());
        known.put(changed.site(), changed);
        return changed;
    }

    private static void check(String name, List<String> origins) {
        if (name.isBlank() || name.length() > 100) {
            throw new ProblemException("name", "请填写站点名称，最多 100 字");
        }
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new ProblemException("allowedOrigins", "来源应形如 https://example.cn");
            }
        }
    }

    private static Site row(ResultSet row, int number) throws SQLException {
        String[] origins = (String[]) row.getArray("allowed_origins").getArray();
        return new Site(
                row.getString("site"),
                row.getString("name"),
                List.of(origins),
                row.getBoolean("enabled"),
                row.getString("secret"));
    }
}
