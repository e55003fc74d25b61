package cn.quanzhi.model;

import cn.quanzhi.kernel.PermanentFailure;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which providers are asked, in order: the configured ones, then those that administrators added and left on. Each node
 * looks for changes every two seconds; an answer that runs keeps the list with which it began.
 */
@Component
class ChatProviders {

    private static final Logger LOG = LoggerFactory.getLogger(ChatProviders.class);

    private final List<ChatSettings.Provider> configured;
    private final ModelProviders kept;
    private final KeySeal seal;
    private final Transactions transactions;
    private volatile @Nullable Read read;

    ChatProviders(
            FirstProvider first, ChatSettings settings, ModelProviders kept, KeySeal seal, Transactions transactions) {
        this.configured = first.before(settings.chat());
        this.kept = kept;
        this.seal = seal;
        this.transactions = transactions;
    }

    /** @param id null for a configured one */
    record Active(@Nullable UUID id, ChatSettings.Provider provider) {}

    private record Read(long revision, List<Active> active) {}

    List<ChatSettings.Provider> configured() {
        return configured;
    }

    List<Active> active() {
        Read known = read;
        return known == null ? refreshed().active() : known.active();
    }

    List<ChatSettings.Provider> providers() {
        return active().stream().map(Active::provider).toList();
    }

    @Scheduled(fixedDelayString = "PT2S")
    void refresh() {
        refreshed();
    }

    private synchronized Read refreshed() {
        Read known = read;
        Read found = transactions.in(Scope.SYSTEM, () -> {
            long revision = kept.revision();
            return known != null && known.revision() == revision ? known : new Read(revision, asked(kept.all()));
        });
        read = found;
        return found;
    }

    private List<Active> asked(List<ModelProviders.Kept> added) {
        List<Active> active = new ArrayList<>();
        configured.forEach(provider -> active.add(new Active(null, provider)));
        for (ModelProviders.Kept one : added) {
            if (one.enabled()) {
                Optional<String> key = keyOf(one);
                if (key.isEmpty()) {
                    LOG.warn("the key of chat provider {} can't be opened on this node; it isn't asked", one.model());
                }
                key.ifPresent(text ->
                        active.add(new Active(one.id(), new ChatSettings.Provider(one.baseUrl(), text, one.model()))));
            }
        }
        return List.copyOf(active);
    }

    /** The key, "" for none; empty where this node can't open it. */
    Optional<String> keyOf(ModelProviders.Kept one) {
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
}
