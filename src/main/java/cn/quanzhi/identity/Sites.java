package cn.quanzhi.identity;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The tenants. */
@Component
class Sites {

    static final String SHARED = "shared";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final int MAX_ORIGINS = 50;
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]{1,253}(:[0-9]{1,5})?");
    private static final String SELECT = """
            select s.site, s.name, s.allowed_origins, s.enabled, s.secret, s.former_secret, s.former_until,
              e.at as renewed_at, e.actor as renewed_by
            from identity_site s
            left join lateral (
              select at, actor from identity_site_event
              where site_id = s.site and event = 'SECRET_RENEWED' order by id desc limit 1) e on true
            """;
    private static final String ALL = SELECT + " order by s.site";
    private static final String ONE = SELECT + " where s.site = :site for update of s";
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

    record Site(String site, String name, List<String> allowedOrigins, boolean enabled, SiteSecret secret) {

        Site with(SiteSecret other) {
            return new Site(site, name, allowedOrigins, enabled, other);
        }
    }

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

    Optional<Site> lock(String site) {
        return jdbc.sql(ONE).param("site", site).query(Sites::row).optional();
    }

    /** Adds a site; runs in the caller's transaction. */
    Site create(String site, String name, List<String> origins) {
        List<FieldProblem> problems = problemsOf(name, origins);
        if (!NAME.matcher(site).matches()) {
            problems.add(new FieldProblem("site", "站点代号只能用小写字母、数字和连字符，2 到 63 个字符"));
        }
        refuse(problems);
        Site made = new Site(site, name, List.copyOf(origins), true, SiteSecret.fresh());
        try {
            jdbc.sql(INSERT)
                    .param("site", site)
                    .param("name", name)
                    .param("origins", origins.toArray(String[]::new))
                    .param("secret", made.secret().current())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(Problem.CONFLICT, "已有同名站点");
        }
        return made;
    }

    /** Keeps a changed site; runs in the caller's transaction. */
    void update(Site changed) {
        refuse(problemsOf(changed.name(), changed.allowedOrigins()));
        jdbc.sql(UPDATE)
                .param("site", changed.site())
                .param("name", changed.name())
                .param("origins", changed.allowedOrigins().toArray(String[]::new))
                .param("enabled", changed.enabled())
                .update();
    }

    private static List<FieldProblem> problemsOf(String name, List<String> origins) {
        List<FieldProblem> problems = new ArrayList<>();
        if (name.isBlank() || name.length() > 100) {
            problems.add(new FieldProblem("name", "请填写站点名称，最多 100 字"));
        }
        if (origins.size() > MAX_ORIGINS
                || !origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
            problems.add(new FieldProblem("allowedOrigins", "来源应形如 https://example.cn，最多 " + MAX_ORIGINS + " 个"));
        }
        return problems;
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static Site row(ResultSet row, int number) throws SQLException {
        String[] origins = (String[]) row.getArray("allowed_origins").getArray();
        return new Site(
                row.getString("site"),
                row.getString("name"),
                List.of(origins),
                row.getBoolean("enabled"),
                new SiteSecret(
                        row.getString("secret"),
                        row.getString("former_secret"),
                        instant(row, "former_until"),
                        instant(row, "renewed_at"),
                        row.getString("renewed_by")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
