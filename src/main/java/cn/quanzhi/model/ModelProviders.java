package cn.quanzhi.model;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.PermanentFailure;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chat providers that administrators added, in order. Everything runs in the caller's transaction. */
@Component
class ModelProviders {

    private static final int MOST = 20;
    private static final int MOST_TOLD = 20;
    private static final int TAIL = 4;
    private static final int SHORTEST_WITH_TAIL = 16;
    private static final String REVISION = "select revision from model_provider_list where site_id = 'shared'";
    private static final String LOCK = REVISION + " for update";
    private static final String NEXT =
            "update model_provider_list set revision = revision + 1 where site_id = 'shared'";
    private static final String ALL = """
            select id, base_url, model, enabled, sealed_key, key_tail from model_provider
            where site_id = 'shared' order by position, id
            """;
    private static final String INSERT = """
            insert into model_provider (id, site_id, position, base_url, model, enabled, sealed_key, key_tail)
            values (:id, 'shared', (select coalesce(max(position), 0) + 1 from model_provider where site_id = 'shared'),
                    :url, :model, :enabled, :sealed, :tail)
            """;
    private static final String UPDATE = """
            update model_provider
            set base_url = :url, model = :model, enabled = :enabled, sealed_key = :sealed, key_tail = :tail
            where site_id = 'shared' and id = :id
            """;
    private static final String PLACE =
            "update model_provider set position = :position where site_id = 'shared' and id = :id";
    private static final String DELETE = "delete from model_provider where site_id = 'shared' and id = :id";
    private static final String TELL = """
            insert into model_provider_event
              (site_id, provider_id, event, base_url, model, enabled, new_key, account_id, account_name)
            values ('shared', :provider, :event, :url, :model, :enabled, :newKey, :account, :name)
            """;
    private static final String TOLD = """
            select at, account_name, event, model, base_url, new_key from model_provider_event
            where site_id = 'shared' order by seq desc limit :most
            """;

    private final JdbcClient jdbc;
    private final KeySeal seal;

    ModelProviders(JdbcClient jdbc, KeySeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** @param keyTail the key's last characters, by which people know it; null where it is too short to show any */
    record Kept(
            UUID id,
            String baseUrl,
            String model,
            boolean enabled,
            byte @Nullable [] sealedKey,
            @Nullable String keyTail) {

        boolean keyIsKept() {
            return sealedKey != null;
        }
    }

    enum Event {
        ADDED,
        CHANGED,
        SWITCHED_ON,
        SWITCHED_OFF,
        ORDERED,
        REMOVED
    }

    /**
     * @param model as it was called afterwards; null where the order changed
     * @param newKey whether a key was entered or removed
     */
    record ProviderChange(
            Instant at,
            String by,
            Event event,
            @Nullable String model,
            @Nullable String baseUrl,
            boolean newKey) {}

    /** The last ones, the newest first. */
    List<ProviderChange> changes() {
        return jdbc.sql(TOLD)
                .param("most", MOST_TOLD)
                .query((row, number) -> new ProviderChange(
                        row.getTimestamp("at").toInstant(),
                        row.getString("account_name"),
                        Event.valueOf(row.getString("event")),
                        row.getString("model"),
                        row.getString("base_url"),
                        row.getBoolean("new_key")))
                .list();
    }

    long revision() {
        return jdbc.sql(REVISION).query(Long.class).single();
    }

    List<Kept> all() {
        return jdbc.sql(ALL).query(ModelProviders::row).list();
    }

    /** The key, "" for none; empty where this node can't open it. */
    Optional<String> keyOf(Kept one) {
        byte[] sealed = one.sealedKey();
        if (sealed == null) {
            return Optional.of("");
        }
        try {
            return Optional.of(seal.opened(one.id(), sealed));
        } catch (PermanentFailure e) {
            return Optional.empty();
        }
    }

    Kept one(UUID id) {
        return all().stream()
                .filter(kept -> kept.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /**
     * One change at a time, and none over what its maker hasn't seen.
     *
     * @param seen what {@code If-Match} says; programs that edit alone need not say it
     */
    void lock(@Nullable String seen) {
        String tag = "\"" + jdbc.sql(LOCK).query(Long.class).single() + "\"";
        boolean still = seen == null
                || Arrays.stream(seen.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
        if (!still) {
            throw new ProblemException(Problem.CHANGED_MEANWHILE);
        }
    }

    Kept add(Caller.Staff by, ProviderForm wish) {
        if (all().size() >= MOST) {
            throw new ProblemException(Problem.CONFLICT, "最多 " + MOST + " 个");
        }
        Kept made = changed(Ids.next(), wish.over(null), null);
        bound(INSERT, made).update();
        tell(by, Event.ADDED, made, made.keyIsKept());
        return made;
    }

    Kept change(Caller.Staff by, UUID id, ProviderForm wish) {
        Kept old = one(id);
        Kept made = changed(id, wish.over(old), old);
        bound(UPDATE, made).update();
        tell(by, eventOf(old, made), made, wish.apiKey() != null);
        return made;
    }

    private static Event eventOf(Kept old, Kept made) {
        boolean nothingElse = made.baseUrl().equals(old.baseUrl())
                && made.model().equals(old.model())
                && Arrays.equals(made.sealedKey(), old.sealedKey());
        if (!nothingElse || made.enabled() == old.enabled()) {
            return Event.CHANGED;
        }
        return made.enabled() ? Event.SWITCHED_ON : Event.SWITCHED_OFF;
    }

    void remove(Caller.Staff by, UUID id) {
        Kept old = one(id);
        jdbc.sql(DELETE).param("id", id).update();
        tell(by, Event.REMOVED, old, false);
    }

    void order(Caller.Staff by, List<@Nullable UUID> ids) {
        List<UUID> known = all().stream().map(Kept::id).toList();
        if (ids.size() != known.size() || !new HashSet<>(ids).equals(new HashSet<>(known))) {
            throw new ProblemException("ids", "请把添加的每个模型各列一次");
        }
        for (int i = 0; i < ids.size(); i++) {
            jdbc.sql(PLACE)
                    .param("position", i + 1)
                    .param("id", Objects.requireNonNull(ids.get(i)))
                    .update();
        }
        tell(by, Event.ORDERED, null, false);
    }

    private Kept changed(UUID id, ProviderForm form, @Nullable Kept old) {
        String key = form.apiKey();
        byte[] sealed = old == null ? null : old.sealedKey();
        String tail = old == null ? null : old.keyTail();
        if (key != null) {
            sealed = key.isEmpty() ? null : seal.sealed(id, key);
            tail = key.length() < SHORTEST_WITH_TAIL ? null : key.substring(key.length() - TAIL);
        }
        return new Kept(
                id,
                Objects.requireNonNull(form.baseUrl()),
                Objects.requireNonNull(form.model()),
                Boolean.TRUE.equals(form.enabled()),
                sealed,
                tail);
    }

    private JdbcClient.StatementSpec bound(String sql, Kept kept) {
        return jdbc.sql(sql)
                .param("id", kept.id())
                .param("url", kept.baseUrl())
                .param("model", kept.model())
                .param("enabled", kept.enabled())
                .param("sealed", kept.sealedKey(), Types.BINARY)
                .param("tail", kept.keyTail(), Types.VARCHAR);
    }

    private void tell(Caller.Staff by, Event event, @Nullable Kept kept, boolean newKey) {
        jdbc.sql(TELL)
                .param("provider", kept == null ? null : kept.id(), Types.OTHER)
                .param("event", event.name())
                .param("url", kept == null ? null : kept.baseUrl(), Types.VARCHAR)
                .param("model", kept == null ? null : kept.model(), Types.VARCHAR)
                .param("enabled", kept == null ? null : kept.enabled(), Types.BOOLEAN)
                .param("newKey", newKey)
                .param("account", by.accountId())
                .param("name", by.displayName())
                .update();
        jdbc.sql(NEXT).update();
    }

    private static Kept row(ResultSet row, int number) throws SQLException {
        return new Kept(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("base_url"),
                row.getString("model"),
                row.getBoolean("enabled"),
                row.getBytes("sealed_key"),
                row.getString("key_tail"));
    }
}
