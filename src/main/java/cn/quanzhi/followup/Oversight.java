package cn.quanzhi.followup;

import cn.quanzhi.consultation.ReplySources;
import cn.quanzhi.consultation.ReplySources.Sources;
import cn.quanzhi.escalation.Visits;
import cn.quanzhi.escalation.Workload;
import cn.quanzhi.escalation.Workload.Deed;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.sla.ClockKind;
import cn.quanzhi.sla.Measures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How soon enterprises are answered and how content they are, by queue and by person. It stands in this room since no room
 * below knows all three: tickets, clocks and visits.
 */
@Component
class Oversight {

    /** A reply may be asked about long after it was given. */
    private static final int LONGEST_VISIT = 30;

    private final Workload workload;
    private final Measures measures;
    private final Satisfaction satisfaction;
    private final ReplySources sources;

    Oversight(Workload workload, Measures measures, Satisfaction satisfaction, ReplySources sources) {
        this.workload = workload;
        this.measures = measures;
        this.satisfaction = satisfaction;
        this.sources = sources;
    }

    /**
     * @param firstResponseSeconds the median of the working time until the first answer; null where none was given
     * @param answers of how many first answers
     * @param satisfaction on a scale of 100 points; null where nobody was asked
     * @param visits of how many return visits
     */
    record Quality(
            @Nullable Long firstResponseSeconds,
            long answers,
            @Nullable Double satisfaction,
            long visits) {}

    /** @param received how many tickets came into the person's hands today */
    record OfExpert(UUID accountId, long received, Quality quality) {}

    /** @param received how many tickets came in on each of the last seven days; the last one is today */
    record OfQueue(String queue, List<Long> received, Quality quality) {}

    /** A ticket that waits for its review, and what its replies rest on. */
    record OfReview(UUID ticketId, Sources sources) {}

    /** @param days for how many days the quality was measured */
    record Report(
            int days,
            Workload.Received received,
            List<OfExpert> experts,
            List<OfQueue> queues,
            List<OfReview> reviews) {}

    Report of(Caller.Staff staff, int days) {
        List<Deed> answers = workload.answers(staff, days);
        List<Deed> resolutions = workload.resolutions(staff, days + LONGEST_VISIT);
        Map<String, Quality> byPerson =
                quality(answers, resolutions, days, deed -> deed.person().toString());
        Map<String, Quality> byQueue = quality(answers, resolutions, days, Deed::queue);
        return new Report(
                days,
                workload.received(staff),
                experts(workload.taken(staff), byPerson),
                queues(workload.arrivals(staff), byQueue),
                reviews(workload.reviews(staff)));
    }

    private List<OfReview> reviews(List<Workload.Review> reviews) {
        Map<String, List<Workload.Review>> bySite =
                reviews.stream().collect(Collectors.groupingBy(Workload.Review::site));
        List<OfReview> found = new ArrayList<>();
        bySite.forEach((site, those) -> {
            Map<UUID, Instant> since = those.stream()
                    .collect(Collectors.toMap(
                            Workload.Review::consultation, Workload.Review::since, (one, same) -> one));
            Map<UUID, Sources> known = sources.of(site, since);
            those.forEach(each -> found.add(new OfReview(
                    each.ticket(), known.getOrDefault(each.consultation(), new Sources(0, 0, List.of())))));
        });
        return found;
    }

    private Map<String, Quality> quality(
            List<Deed> answers, List<Deed> resolutions, int days, Function<Deed, String> credited) {
        List<Measures.Act> acts = answers.stream()
                .map(deed -> new Measures.Act(deed.site(), deed.ticket(), deed.at(), credited.apply(deed)))
                .toList();
        Map<String, Measures.Median> medians = measures.medians(Visits.SUBJECT, ClockKind.FIRST_RESPONSE, acts);
        Map<String, Satisfaction.Mark> marks = satisfaction.of(resolutions, days, credited);
        Map<String, Quality> quality = new HashMap<>();
        Stream.concat(medians.keySet().stream(), marks.keySet().stream())
                .forEach(each -> quality.put(each, quality(medians.get(each), marks.get(each))));
        return quality;
    }

    private static Quality quality(Measures.@Nullable Median median, Satisfaction.@Nullable Mark mark) {
        return new Quality(
                median == null ? null : median.seconds(),
                median == null ? 0 : median.known(),
                mark == null ? null : mark.points(),
                mark == null ? 0 : mark.visits());
    }

    private static List<OfExpert> experts(Map<UUID, Long> taken, Map<String, Quality> quality) {
        Set<UUID> known = new TreeSet<>(taken.keySet());
        quality.keySet().forEach(person -> known.add(UUID.fromString(person)));
        return known.stream()
                .map(person -> new OfExpert(
                        person,
                        taken.getOrDefault(person, 0L),
                        quality.getOrDefault(person.toString(), quality(null, null))))
                .toList();
    }

    private static List<OfQueue> queues(Map<String, long[]> arrivals, Map<String, Quality> quality) {
        Set<String> known = new TreeSet<>(arrivals.keySet());
        known.addAll(quality.keySet());
        return known.stream()
                .map(queue -> new OfQueue(
                        queue,
                        Arrays.stream(arrivals.getOrDefault(queue, new long[Workload.DAYS_BACK]))
                                .boxed()
                                .toList(),
                        quality.getOrDefault(queue, quality(null, null))))
                .toList();
    }
}
