package cn.quanzhi.model;

import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which providers are asked, in order: the configured ones, then those that administrators added and left on. Each node
 * looks for changes every two seconds; an answer that runs keeps the list with which it began. Where providers are
 * configuration only, what was added stays in its table and isn't asked.
 */
@Component
class ChatProviders {

    private static final Logger LOG = LoggerFactory.getLogger(ChatProviders.class);

    private final List<ChatSettings.Provider> configured;
    private final boolean editable;
    private final ModelProviders kept;
    private final Transactions transactions;
    private final Clock clock;
    private volatile @Nullable Read read;
    private volatile boolean away;

    ChatProviders(
            FirstProvider first, ChatSettings settings, ModelProviders kept, Transactions transactions, Clock clock) {
        this.configured = first.before(settings.chat());
        this.editable = settings.form();
        this.kept = kept;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param id null for a configured one
     * @param use how it has fared since it stands here as it does
     */
    record Active(@Nullable UUID id, ChatSettings.Provider provider, ProviderUse use) {}

    private record Read(long revision, List<Active> active) {}

    List<ChatSettings.Provider> configured() {
        return configured;
    }

    /** Whether administrators may add providers, and those that they added are asked. */
    boolean editable() {
        return editable;
    }

    List<Active> active() {
        Read known = read;
        return known == null ? refreshed().active() : known.active();
    }

    /** One that isn't in the list: how it fares is forgotten with it. */
    Active draft(ChatSettings.Provider provider) {
        return new Active(null, provider, new ProviderUse(clock));
    }

    /** Where the database is away, the list as it was last read stays, and the log says so once. */
    @Scheduled(fixedDelayString = "PT2S")
    void refresh() {
        try {
            refreshed();
            if (away) {
                away = false;
                LOG.info("the list of chat providers can be read again");
            }
        } catch (RuntimeException e) {
            if (!away) {
                away = true;
                LOG.warn("the list of chat providers can't be read; it stays as it was: {}", e.toString());
            }
        }
    }

    private synchronized Read refreshed() {
        Read known = read;
        if (!editable && known != null) {
            return known;
        }
        Read found = editable ? found(known) : new Read(0, asked(List.of(), null));
        read = found;
        return found;
    }

    private Read found(@Nullable Read known) {
        return transactions.in(Scope.SYSTEM, () -> {
            long revision = kept.revision();
            return known != null && known.revision() == revision ? known : new Read(revision, asked(kept.all(), known));
        });
    }

    private List<Active> asked(List<ModelProviders.Kept> added, @Nullable Read known) {
        List<Active> active = new ArrayList<>();
        configured.forEach(provider -> active.add(still(null, provider, known)));
        for (ModelProviders.Kept one : added) {
            if (one.enabled()) {
                Optional<String> key = kept.keyOf(one);
                if (key.isEmpty()) {
                    LOG.warn("the key of chat provider {} can't be opened on this node; it isn't asked", one.model());
                }
                key.ifPresent(text -> active.add(
                        still(one.id(), new ChatSettings.Provider(one.baseUrl(), text, one.model()), known)));
            }
        }
        return List.copyOf(active);
    }

    /** With the figures that it had, if it is just as it was. */
    private Active still(@Nullable UUID id, ChatSettings.Provider provider, @Nullable Read known) {
        return Optional.ofNullable(known).map(Read::active).orElse(List.of()).stream()
                .filter(one -> Objects.equals(one.id(), id) && one.provider().equals(provider))
                .findFirst()
                .orElseGet(() -> new Active(id, provider, new ProviderUse(clock)));
    }
}
