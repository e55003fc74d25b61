package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.platform.feed.Feed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is at the desk and looks at which ticket. Nothing is stored: each browser says it again and again, every node
 * remembers what it heard, and whoever falls silent is away.
 */
@Component
class Presence {

    static final String CHANNEL = "desk:presence";
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();
    private final Feed feed;
    private final JsonMapper json;
    private final Clock clock;

    Presence(Feed feed, JsonMapper json, Clock clock) {
        this.feed = feed;
        this.json = json;
        this.clock = clock;
        feed.subscribe(CHANNEL).subscribe(this::hear);
    }

    enum State {
        ONLINE,
        BUSY,
        AWAY
    }

    /** @param ticketId what the person looks at */
    record Present(
            UUID accountId,
            String displayName,
            State state,
            @Nullable UUID ticketId) {}

    /** What is passed between nodes; the first word of it is the site. */
    record Passed(String site, String type, Object data) {}

    private record Seen(String site, Present present, Instant at) {}

    void say(Caller.Staff staff, State state, @Nullable UUID ticket) {
        Present present = new Present(staff.accountId(), staff.displayName(), state, ticket);
        feed.publish(CHANNEL, json.writeValueAsString(new Passed(staff.site(), "presence", present)));
    }

    private void hear(String message) {
        JsonNode passed = json.readTree(message);
        if (passed.get("type").asString().equals("presence")) {
            Present present = json.treeToValue(passed.get("data"), Present.class);
            seen.put(present.accountId(), new Seen(passed.get("site").asString(), present, clock.instant()));
        }
    }

    /** How the person was when last heard of; null where that is too long ago. */
    @Nullable
    State of(UUID account) {
        Seen one = seen.get(account);
        return one == null || one.at().isBefore(clock.instant().minus(SILENCE))
                ? null
                : one.present().state();
    }

    /** Who serves the site and has been heard of lately. */
    List<Present> at(String site) {
        Instant since = clock.instant().minus(SILENCE);
        seen.values().removeIf(one -> one.at().isBefore(since));
        return seen.values().stream()
                .filter(one -> site.equals("shared")
                        || one.site().equals(site)
                        || one.site().equals("shared"))
                .map(Seen::present)
                .filter(present -> present.state() != State.AWAY)
                .sorted(Comparator.comparing(Present::displayName).thenComparing(Present::accountId))
                .toList();
    }
}
