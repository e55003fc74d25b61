package cn.quanzhi.identity;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** The visitors of the widget and the tokens by which they are known again. */
@Component
class Visitors {

    static final Duration BEARER = Duration.ofMinutes(30);
    static final Duration COOKIE = Duration.ofDays(180);
    private static final int MAX_CLAIM = 200;
    private static final String FIND = """
            select t.kind, t.expires_at, v.id, v.site_id, v.enterprise_id
            from identity_token t join identity_visitor v on v.site_id = t.site_id and v.id = t.visitor_id
            join identity_site s on s.site = v.site_id and s.enabled
            where t.hash = :hash and t.expires_at > :now
            """;
    private static final String MOVE = "update identity_token set expires_at = :expires where hash = :hash";
    private static final String INSERT_TOKEN = """
            insert into identity_token (hash, site_id, visitor_id, kind, expires_at)
            values (:hash, :site, :visitor, :kind, :expires)
            """;
    private static final String INSERT_VISITOR = """
            insert into identity_visitor (id, site_id, enterprise_id, locale) values (:id, :site, :enterprise, :locale)
            """;
    private static final String ENTERPRISE = """
            insert into identity_enterprise (id, site_id, subject, name, uscc)
            values (:id, :site, :subject, :name, :uscc)
            on conflict (site_id, subject) do update
            set name = coalesce(excluded.name, identity_enterprise.name),
                uscc = coalesce(excluded.uscc, identity_enterprise.uscc)
            returning id
            """;
    private static final String JOIN = "update identity_visitor set enterprise_id = :enterprise where id = :id";

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Sites sites;

    Visitors(Transactions transactions, JdbcClient jdbc, Clock clock, Sites sites) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.sites = sites;
    }

    enum Kind {
        BEARER(Visitors.BEARER),
        COOKIE(Visitors.COOKIE);

        private final Duration life;

        Kind(Duration life) {
            this.life = life;
        }
    }

    /** A visitor with fresh secrets, each given out this once. */
    record Entered(UUID visitorId, String token, Instant expiresAt, String cookie) {}

    /** The visitor whom a token names, where it is still good; its life is moved on by use. */
    Optional<Caller.Visitor> find(String token, Kind kind) {
        byte[] hash = Tokens.hash(token);
        return transactions.in(Scope.SYSTEM, () -> {
            Optional<Found> found = jdbc.sql(FIND)
                    .param("hash", hash)
                    .param("now", at(clock.instant()))
                    .query(Visitors::row)
                    .optional()
                    .filter(row -> row.kind() == kind);
            found.filter(row -> isWorthMoving(row))
                    .ifPresent(row -> jdbc.sql(MOVE)
                            .param("expires", at(clock.instant().plus(kind.life)))
                            .param("hash", hash)
                            .update());
            return found.map(Found::visitor);
        });
    }

    /** Not at every request: a minute of a bearer's life, a day of a cookie's. */
    private boolean isWorthMoving(Found row) {
        Duration left = Duration.between(clock.instant(), row.expiresAt());
        Duration step = row.kind() == Kind.BEARER ? Duration.ofMinutes(1) : Duration.ofDays(1);
        return left.compareTo(row.kind().life.minus(step)) < 0;
    }

    Entered enter(String site, String locale, @Nullable String identity, @Nullable UUID known) {
        Sites.Site open = sites.open(site);
        Jwt claims = identity == null ? null : verified(open, identity);
        return transactions.in(Scope.site(site), () -> {
            UUID enterprise = claims == null ? null : enterprise(site, claims);
            UUID visitor = known == null ? Ids.next() : known;
            if (known == null) {
                jdbc.sql(INSERT_VISITOR)
                        .param("id", visitor)
                        .param("site", site)
                        .param("enterprise", enterprise)
                        .param("locale", locale)
                        .update();
            } else if (enterprise != null) {
                jdbc.sql(JOIN)
                        .param("enterprise", enterprise)
                        .param("id", visitor)
                        .update();
            }
            Instant expires = clock.instant().plus(BEARER);
            String bearer = give(site, visitor, Kind.BEARER, expires);
            String cookie = give(site, visitor, Kind.COOKIE, clock.instant().plus(COOKIE));
            return new Entered(visitor, bearer, expires, cookie);
        });
    }

    private String give(String site, UUID visitor, Kind kind, Instant expires) {
        String token = Tokens.fresh();
        jdbc.sql(INSERT_TOKEN)
                .param("hash", Tokens.hash(token))
                .param("site", site)
                .param("visitor", visitor)
                .param("kind", kind.name())
                .param("expires", at(expires))
                .update();
        return token;
    }

    private UUID enterprise(String site, Jwt claims) {
        return jdbc.sql(ENTERPRISE)
                .param("id", Ids.next())
                .param("site", site)
                .param("subject", claimed(claims, "sub"))
                .param("name", claimed(claims, "name"))
                .param("uscc", claimed(claims, "uscc"))
                .query(UUID.class)
                .single();
    }

    /** A claim's text, fit for the database: the host page may sign anything. */
    private static @Nullable String claimed(Jwt claims, String name) {
        String text = claims.getClaimAsString(name);
        if (text == null) {
            return null;
        }
        String clean = Words.clean("identity", text);
        if (clean.length() > MAX_CLAIM) {
            throw new ProblemException("identity", "身份凭证的 " + name + " 过长");
        }
        return clean;
    }

    private Jwt verified(Sites.Site site, String identity) {
        Jwt claims = site.secret().accepted(clock.instant()).stream()
                .flatMap(secret -> signedWith(secret, identity).stream())
                .findFirst()
                .orElseThrow(() -> new ProblemException("identity", "身份凭证无效或已过期"));
        if (claims.getSubject() == null || claims.getSubject().isBlank()) {
            throw new ProblemException("identity", "身份凭证缺少 sub");
        }
        return claims;
    }

    private static Optional<Jwt> signedWith(String secret, String identity) {
        try {
            return Optional.of(NimbusJwtDecoder.withSecretKey(
                            new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                    .macAlgorithm(MacAlgorithm.HS256)
                    .build()
                    .decode(identity));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void purge() {
        transactions.run(
                Scope.SYSTEM,
                () -> jdbc.sql("delete from identity_token where expires_at < :now")
                        .param("now", at(clock.instant()))
                        .update());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Found(Kind kind, Instant expiresAt, Caller.Visitor visitor) {}

    private static Found row(ResultSet row, int number) throws SQLException {
        return new Found(
                Kind.valueOf(row.getString("kind")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                new Caller.Visitor(
                        row.getObject("id", UUID.class),
                        row.getString("site_id"),
                        row.getObject("enterprise_id", UUID.class)));
    }
}
