package cn.quanzhi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.BrowserRun;
import cn.quanzhi.ScriptedChatModel;
import cn.quanzhi.Widget;
import cn.quanzhi.benchmark.Jar.Moment;
import cn.quanzhi.knowledge.EmbeddableTexts;
import cn.quanzhi.model.BareEmbeddings;
import cn.quanzhi.model.Embeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./quanzhi benchmark} runs: the figures of docs/benchmarks.md, measured on the real jar through its front door.
 * No assertion is on a time; it fails only where something didn't work. {@code quanzhi.benchmark.laws} names the law files;
 * {@code quanzhi.benchmark.data} a data directory to which they were imported before, and then the import isn't measured;
 * {@code quanzhi.benchmark.parts} which of search, questions, streams and desk to measure; the desk alone needs no laws;
 * {@code quanzhi.benchmark.answers} how many answers stream at once: on a slow machine fewer say more than 200 of which all wait.
 */
class ServiceBenchmark {

    private static final int BATCH = 8;
    private static final int THREADS = 2;
    private static final int ASKED = 1_000;
    private static final int WARM = ASKED / 2;
    private static final long ASK_PACE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String FIGURE = "FIGURE ";
    private static final List<String> PARTS =
            List.of(System.getProperty("quanzhi.benchmark.parts", "search,questions,streams,desk,uploads")
                    .split(","));
    private static final Pattern TAG = Pattern.compile("第(\\d+)位来问");
    private static final List<String> TOPICS = List.of(
            "厂里的压力表多久要去检定一次，谁来检",
            "插座没有3C认证被查了要罚多少钱",
            "抽检不合格想复检，几天之内要提出来",
            "食品标签漏写了生产日期怎么办",
            "电梯没做年检还在用有什么后果",
            "企业标准不公开会不会被罚",
            "商标快到期了什么时候去续",
            "大企业拖着货款不给，我能要利息吗",
            "广告里写了最好两个字会怎么样",
            "网店卖的东西七天内能不能退",
            "叉车司机没有证能上岗吗",
            "营业执照上的地址变了多久去改");

    private final List<String> report = new ArrayList<>();
    private final Embeddings bare = BareEmbeddings.load();

    @TempDir
    Path temporary;

    @Test
    void theFiguresOfTheDocument() throws Exception {
        String laws = System.getProperty("quanzhi.benchmark.laws", "");
        boolean lawless = List.of("desk", "uploads").containsAll(PARTS);
        assertThat(lawless || Files.isDirectory(Path.of(laws).resolve(".")))
                .as("the directory of law files")
                .isTrue();
        String kept = System.getProperty("quanzhi.benchmark.data", "");
        Path data = kept.isEmpty() ? temporary.resolve("data") : Path.of(kept);
        try (ScriptedChatModel model = ScriptedChatModel.start()) {
            if (kept.isEmpty() && !lawless) {
                imports(data, laws);
            }
            try (Jar service = Jar.start(
                    data,
                    List.of(
                            "--quanzhi.knowledge.directories=knowledge-base" + (lawless ? "" : "," + laws),
                            "--quanzhi.admin-password=" + DeskLoad.PASSWORD,
                            "--quanzhi.chat.base-url=" + model.baseUrl()))) {
                starts(service);
                if (wanted("search")) {
                    searches(service);
                }
                if (wanted("questions")) {
                    questions(service, model);
                }
                if (wanted("streams")) {
                    streams(service, model);
                }
                if (wanted("desk")) {
                    desk(service);
                }
                if (wanted("uploads")) {
                    new UploadLoad(service.base(), DeskLoad.PASSWORD, this::say).measure();
                }
                say("resident after all of this: %d MB", service.residentMegabytes());
                say("stop: %.1f s", service.stop());
            }
        }
        Path file = Path.of("target/benchmark.txt");
        Files.write(file, report);
        System.out.println("written to " + file);
    }

    private void imports(Path data, String laws) throws IOException, InterruptedException {
        List<List<String>> files = EmbeddableTexts.of(laws);
        int passages = files.stream().mapToInt(List::size).sum();
        double alone = seconds(() -> embedAll(files));
        double service;
        String password = "--quanzhi.admin-password=" + DeskLoad.PASSWORD;
        try (Jar jar = Jar.start(data, List.of("--quanzhi.knowledge.directories=" + laws, password))) {
            service = jar.seconds(Moment.IMPORT_ENDED) - jar.seconds(Moment.IMPORT_BEGUN);
            say("first start: %.1f s to the running service", jar.seconds(Moment.CONTEXT_UP));
        }
        // The project's own base comes in here, so that the start which is measured has nothing left to import.
        try (Jar jar = Jar.start(data, List.of("--quanzhi.knowledge.directories=knowledge-base," + laws))) {
            jar.seconds(Moment.READY);
        }
        double again = seconds(() -> embedAll(files));
        double model = (alone + again) / 2;
        say(
                "import of %d passages: %.1f s; the model alone on the same texts: %.1f s before, %.1f s after",
                passages, service, alone, again);
        say("import: %.2f of the bare model's throughput (wanted: at least 0.85)", model / service);
    }

    private void embedAll(List<List<String>> files) {
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            files.forEach(texts -> executor.submit(() -> {
                List<String> order = texts.stream()
                        .sorted(Comparator.comparingInt(String::length))
                        .toList();
                for (int i = 0; i < order.size(); i += BATCH) {
                    bare.embedAll(order.subList(i, Math.min(i + BATCH, order.size())));
                }
            }));
        }
    }

    private void starts(Jar service) throws IOException {
        double jvm = service.seconds(Moment.JVM_UP);
        double context = service.seconds(Moment.CONTEXT_UP);
        double ready = service.seconds(Moment.READY);
        say(
                "start to ready with an existing index: %.1f s (launcher and JVM %.1f s, context with the embedded servers %.1f s, index and readiness %.1f s)",
                ready, jvm, context - jvm, ready - context);
        service.seconds(Moment.IMPORT_ENDED);
        say("resident after the start: %d MB (wanted: under 700)", service.residentMegabytes());
    }

    private void searches(Jar service) {
        Widget visitor = Widget.open(service.base());
        List<Long> durations = new ArrayList<>();
        List<Long> embeddings = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            String question = question(i);
            long begun = System.nanoTime();
            bare.embed(question);
            long embedded = System.nanoTime();
            int status = visitor.get("/api/v1/search?q="
                            + java.net.URLEncoder.encode(question, java.nio.charset.StandardCharsets.UTF_8))
                    .status();
            long found = System.nanoTime();
            assertThat(status).isEqualTo(200);
            if (i >= WARM) {
                embeddings.add(embedded - begun);
                durations.add(found - embedded);
            }
        }
        say(
                "search over HTTP, one after another: %s; one bare query embedding: %s",
                Samples.of(durations), Samples.of(embeddings));
    }

    private void questions(Jar service, ScriptedChatModel model) throws InterruptedException {
        Map<Integer, Long> reached = new ConcurrentHashMap<>();
        model.script(call -> {
            long now = System.nanoTime();
            Matcher tag = TAG.matcher(call.prompt());
            while (tag.find()) {
                reached.putIfAbsent(Integer.parseInt(tag.group(1)), now);
            }
            ScriptedChatModel.grounded(call);
        });
        long[] sent = new long[ASKED];
        long[] accepted = new long[ASKED];
        ask(service, sent, accepted);
        List<Long> fromAccepted = new ArrayList<>();
        List<Long> fromSent = new ArrayList<>();
        for (int i = WARM; i < ASKED; i++) {
            Long at = reached.get(i);
            if (at != null) {
                fromAccepted.add(at - accepted[i]);
                fromSent.add(at - sent[i]);
            }
        }
        List<Long> embeddings = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            long begun = System.nanoTime();
            bare.embed(question(i));
            embeddings.add(System.nanoTime() - begun);
        }
        double wanted = 1.5 * Samples.of(embeddings).median() + 10;
        say("20 questions a second, %d of them reached the model", fromAccepted.size());
        say(
                "from accepted (202) to the model's request: %s; wanted as median: at most %.1f ms (1.5 bare embeddings + 10 ms)",
                Samples.of(fromAccepted), wanted);
        say("from sending the question to the model's request: %s", Samples.of(fromSent));
    }

    private void ask(Jar service, long[] sent, long[] accepted) throws InterruptedException {
        Widget visitor = Widget.open(service.base());
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> consultations = IntStream.range(0, ASKED)
                    .mapToObj(i -> visitor.consultation())
                    .toList();
            long due = System.nanoTime();
            for (int i = 0; i < ASKED; i++, due += ASK_PACE) {
                LockSupport.parkNanos(due - System.nanoTime());
                int number = i;
                senders.submit(() -> {
                    sent[number] = System.nanoTime();
                    Widget.Reply reply = visitor.ask(consultations.get(number), question(number));
                    accepted[number] = System.nanoTime();
                    assertThat(reply.status()).isEqualTo(202);
                });
            }
        }
        TimeUnit.SECONDS.sleep(3);
    }

    private void streams(Jar service, ScriptedChatModel model) throws InterruptedException {
        Streams streams = new Streams();
        double begun = service.cpuSeconds();
        double own = cpuSeconds(ProcessHandle.current());
        long clock = System.nanoTime();
        List<Samples> quarters = streams.measure(model, service.base(), TOPICS);
        double seconds = (System.nanoTime() - clock) / 1e9;
        say(
                "%d answers at 20 pieces a second: %d pieces said, %d heard",
                Streams.answers(), streams.spoken(), streams.heard());
        say(
                "meanwhile busy: the service %.2f cores, model and readers %.2f cores",
                (service.cpuSeconds() - begun) / seconds, (cpuSeconds(ProcessHandle.current()) - own) / seconds);
        for (int i = 0; i < quarters.size(); i++) {
            say("from the model's piece to the reader's socket, quarter %d: %s", i + 1, quarters.get(i));
        }
        say("wanted with 200 of them: p99 under 50 ms");
    }

    static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private void desk(Jar service) {
        try (DeskLoad load = new DeskLoad(service.base())) {
            say(
                    "50 desks, from the wish for a person to the ticket on each: %s; wanted: p99 under 1 s",
                    load.newTickets());
            say("from the expert's sending to the widget's socket: %s; wanted: p99 under 300 ms", load.messages(true));
            say("from the widget's sending to the desk's socket: %s; wanted: p99 under 300 ms", load.messages(false));
        }
        BrowserRun.start(service.base(), Map.of("BENCHMARK", "desk", "ADMIN_PASSWORD", DeskLoad.PASSWORD))
                .passes(() -> {})
                .lines()
                .filter(line -> line.startsWith(FIGURE))
                .forEach(line -> say("%s; wanted: under 100 ms", line.substring(FIGURE.length())));
    }

    private static boolean wanted(String part) {
        return PARTS.contains(part);
    }

    private static String question(int number) {
        return TOPICS.get(number % TOPICS.size()) + "？（第" + number + "位来问）";
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private void say(String format, Object... values) {
        String line = format.formatted(values);
        report.add(line);
        System.out.println(line);
    }
}
