package cn.quanzhi.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a site's host page signs who its visitors are.
 *
 * @param former the one before it, as long as it is accepted too: a host page takes a moment to get the new one
 * @param renewedBy who made it; nobody where it is the site's first
 */
record SiteSecret(
        String current,
        @Nullable String former,
        @Nullable Instant formerUntil,
        @Nullable Instant renewedAt,
        @Nullable String renewedBy) {

    static SiteSecret fresh() {
        return new SiteSecret(Tokens.fresh(), null, null, null, null);
    }

    /** Until when the former one is accepted; nothing where none is. */
    @Nullable
    Instant formerUntil(Instant now) {
        return former != null && formerUntil != null && now.isBefore(formerUntil) ? formerUntil : null;
    }

    /** Whatever signs well now, the newest first. */
    List<String> accepted(Instant now) {
        return former == null || formerUntil(now) == null ? List.of(current) : List.of(current, former);
    }
}
