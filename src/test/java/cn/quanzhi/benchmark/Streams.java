package cn.quanzhi.benchmark;

import cn.quanzhi.ScriptedChatModel;
import cn.quanzhi.Widget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Many answers that a model writes at once at a steady pace, each read by its visitor as it comes. */
final class Streams {

    private static final int ANSWERS = Integer.getInteger("quanzhi.benchmark.answers", 200);
    private static final int PIECES = 400;
    private static final int QUARTERS = 4;
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int SENTENCE = 12;
    private static final Pattern STAMP = Pattern.compile("号(\\d{6})");
    private static final int FIRST = 100_000;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLongArray said = new AtomicLongArray(ANSWERS * PIECES);
    private final List<Queue<Long>> delays = IntStream.range(0, QUARTERS)
            .<Queue<Long>>mapToObj(i -> new ConcurrentLinkedQueue<>())
            .toList();
    private final AtomicLongArray seen = new AtomicLongArray(ANSWERS * PIECES);
    private final CountDownLatch asked = new CountDownLatch(ANSWERS);
    private final CountDownLatch over = new CountDownLatch(ANSWERS);

    /**
     * From the moment that the model hands over a piece to the moment that it is out of the reader's socket, for each
     * quarter of the time.
     */
    List<Samples> measure(ScriptedChatModel model, String base, List<String> questions) throws InterruptedException {
        model.script(this::speak);
        List<Widget.EventStream> open = new ArrayList<>();
        Widget visitor = Widget.open(base);
        for (int i = 0; i < ANSWERS; i++) {
            String consultation = visitor.consultation();
            open.add(visitor.events(consultation, null, this::hear));
            visitor.ask(consultation, questions.get(i % questions.size()));
            LockSupport.parkNanos(PACE);
        }
        if (!over.await(3, TimeUnit.MINUTES)) {
            throw new AssertionError(over.getCount() + " answers did not end");
        }
        open.forEach(Widget.EventStream::close);
        return delays.stream().map(Samples::of).toList();
    }

    static int answers() {
        return ANSWERS;
    }

    int heard() {
        return delays.stream().mapToInt(Queue::size).sum();
    }

    int spoken() {
        return next.get();
    }

    private void speak(ScriptedChatModel.Call call) throws IOException {
        int place = begun.getAndIncrement();
        asked.countDown();
        try {
            asked.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long due = System.nanoTime() + place * PACE / ANSWERS; // spread evenly over one pace
        for (int i = 1; i <= PIECES; i++, due += PACE) {
            LockSupport.parkNanos(due - System.nanoTime());
            int piece = next.getAndIncrement();
            said.set(piece, System.nanoTime());
            call.say("号" + (FIRST + piece) + (i % SENTENCE == 0 ? "[1]。" : "、"));
        }
        call.finish("stop");
    }

    private void hear(String line) {
        if (line.startsWith("event:") && (line.contains("answer.completed") || line.contains("answer.failed"))) {
            over.countDown();
        }
        if (!line.startsWith("data:") || !line.contains("offset")) {
            return;
        }
        long now = System.nanoTime();
        Matcher stamp = STAMP.matcher(line);
        while (stamp.find()) {
            int piece = Integer.parseInt(stamp.group(1)) - FIRST;
            if (seen.compareAndSet(piece, 0, now)) {
                delays.get(piece * QUARTERS / (ANSWERS * PIECES)).add(now - said.get(piece));
            }
        }
    }
}
