package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.platform.stream.LiveStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.FluxSink;
import tools.jackson.databind.JsonNode;

/**
 * One member of staff's view of the desk: its lasting events in their order, and who is there between them. A reader that
 * brings no id, or one that nothing can be read on from, gets the counts first.
 */
final class DeskStream extends LiveStream {

    private static final Set<Role> READERS = Set.of(Role.EXPERT, Role.SUPERVISOR, Role.ADMIN);
    private static final Pattern ID = Pattern.compile("(\\d{1,18})(?:\\.[0-9a-z.]{1,32})?-([0-9a-f]{8})");

    private final DeskStreams home;
    private final Caller.Staff staff;
    private final @Nullable String lastEventId;
    private volatile long read = -1;

    DeskStream(
            DeskStreams home,
            Caller.Staff staff,
            @Nullable String lastEventId,
            FluxSink<ServerSentEvent<String>> sink) {
        super(sink);
        this.home = home;
        this.staff = staff;
        this.lastEventId = lastEventId;
    }

    static boolean mayRead(Caller.Staff staff) {
        return staff.roles().stream().anyMatch(READERS::contains);
    }

    Caller.Staff staff() {
        return staff;
    }

    /** Hears from the poll how far the desk is. */
    void reached(long seq) {
        if (read >= 0 && seq > read) {
            wake();
        }
    }

    @Override
    protected void begin() {
        long last = home.log().last();
        Optional<Long> from = known(last);
        if (from.isEmpty()) {
            read = last;
            emit(passingId(), "desk.snapshot", home.json().writeValueAsString(home.snapshot(staff)));
        } else {
            read = from.get();
        }
        woken();
    }

    /** The number to read on from, where everything after it is still kept. */
    private Optional<Long> known(long last) {
        Matcher matcher = ID.matcher(lastEventId == null ? "" : lastEventId);
        if (!matcher.matches() || !lastEventId().endsWith(mark())) {
            return Optional.empty();
        }
        long seq = Long.parseLong(matcher.group(1));
        long first = home.log().first().orElse(last + 1);
        return seq <= last && seq >= first - 1 ? Optional.of(seq) : Optional.empty();
    }

    private String lastEventId() {
        return lastEventId == null ? "" : lastEventId;
    }

    @Override
    protected void woken() {
        List<DeskLog.Lasting> next;
        do {
            long last = home.log().last();
            next = home.log().after(staff.site(), read, last);
            next.forEach(event -> emit(event.seq() + mark(), event.type(), event.data()));
            // Events of other sites are none of this reader's; the next query begins after them as well.
            read = next.isEmpty() ? Math.max(read, last) : next.getLast().seq();
        } while (!next.isEmpty());
    }

    @Override
    protected void overrun() {
        woken();
    }

    /** Who is there, or writes; of this reader's site alone. */
    @Override
    protected void heard(String message) {
        JsonNode passed = home.json().readTree(message);
        String site = passed.get("site").asString();
        if (site.equals(staff.site()) || site.equals("shared") || staff.site().equals("shared")) {
            emit(passingId(), passed.get("type").asString(), passed.get("data").toString());
        }
    }

    @Override
    protected String place() {
        return Long.toString(Math.max(0, read));
    }

    /** Tells ids of one site's desk from another's. */
    @Override
    protected String mark() {
        return "-" + String.format("%08x", staff.site().hashCode());
    }
}
