package cn.quanzhi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAI-compatible chat provider on loopback that does what a test tells it, also what no honest one would. */
public final class ScriptedChatModel implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PASSAGE = Pattern.compile("(?m)^\\[(\\d+)] (.*(?:\\n(?!\\n|\\[\\d+] ).+)*)");
    private static final Pattern SENTENCE = Pattern.compile("[^。！？\\n]{6,}[。]");

    private final HttpServer server;
    private final List<String> prompts = new CopyOnWriteArrayList<>();
    private final List<CountDownLatch> holds = new CopyOnWriteArrayList<>();
    private volatile Script script = ScriptedChatModel::grounded;
    private volatile boolean closing;

    /** One way to behave. */
    public interface Script {
        void answer(Call call) throws IOException;
    }

    /** One request, and the means to answer it. */
    public static final class Call {
        private final ScriptedChatModel model;
        private final HttpExchange exchange;
        private final String prompt;
        private boolean begun;

        private Call(ScriptedChatModel model, HttpExchange exchange, String prompt) {
            this.model = model;
            this.exchange = exchange;
            this.prompt = prompt;
        }

        /** All messages of the prompt, one after another. */
        public String prompt() {
            return prompt;
        }

        /** The number of the request among those that this server was sent, from 1. */
        public int number() {
            return model.prompts.size();
        }

        /** The passages of the prompt by their numbers: each with its citation and text. */
        public Map<Integer, String> passages() {
            return PASSAGE.matcher(prompt)
                    .results()
                    .collect(Collectors.toMap(
                            found -> Integer.parseInt(found.group(1)), found -> found.group(2), (one, same) -> one));
        }

        public void status(int status, Map<String, String> headers, String type, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        public void say(String... pieces) throws IOException {
            for (String piece : pieces) {
                raw("data: " + chunk(Map.of("content", piece), null) + "\n\n");
            }
        }

        public void finish(String reason) throws IOException {
            raw("data: " + chunk(Map.of(), reason) + "\n\n");
            raw("data: [DONE]\n\n");
            exchange.close();
        }

        /** Ends the connection without the words that would end a stream. */
        public void cut() {
            exchange.close();
        }

        public void raw(String text) throws IOException {
            if (!begun) {
                begun = true;
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
            }
            OutputStream out = exchange.getResponseBody();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Says nothing more until the test has ended or lets it go on. */
        public void hold() {
            CountDownLatch latch = new CountDownLatch(1);
            model.holds.add(latch);
            if (model.closing) {
                return;
            }
            try {
                latch.await(5, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static String chunk(Map<String, String> delta, @org.jspecify.annotations.Nullable String reason) {
            Map<String, Object> choice = new java.util.LinkedHashMap<>();
            choice.put("index", 0);
            choice.put("delta", delta);
            choice.put("finish_reason", reason);
            return JSON.writeValueAsString(Map.of(
                    "id", "chat-1",
                    "object", "chat.completion.chunk",
                    "created", 1,
                    "model", "scripted",
                    "choices", List.of(choice)));
        }
    }

    private ScriptedChatModel(HttpServer server) {
        this.server = server;
    }

    public static ScriptedChatModel start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScriptedChatModel model = new ScriptedChatModel(server);
            server.createContext("/v1/chat/completions", model::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** From now on it behaves so; what was held goes on. */
    public void script(Script next) {
        release();
        prompts.clear();
        script = next;
    }

    public void release() {
        holds.forEach(CountDownLatch::countDown);
        holds.clear();
    }

    public List<String> prompts() {
        return List.copyOf(prompts);
    }

    private void handle(HttpExchange exchange) {
        try {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            List<String> texts = new ArrayList<>();
            request.get("messages").forEach(message -> texts.add(textOf(message.get("content"))));
            String prompt = String.join("\n\n", texts);
            prompts.add(prompt);
            script.answer(new Call(this, exchange, prompt));
        } catch (IOException | RuntimeException e) {
            exchange.close(); // the service has hung up, or the script is wrong: then the test sees no answer
        }
    }

    private static String textOf(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }

    /** Says a sentence of the first passages word for word, each with its marker. */
    public static void grounded(Call call) throws IOException {
        for (String sentence : sentences(call)) {
            call.say(sentence);
        }
        call.finish("stop");
    }

    /** One sentence of each of the first passages, marked; empty where the prompt holds no passages. */
    public static List<String> sentences(Call call) {
        List<String> said = new ArrayList<>();
        call.passages().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(2)
                .forEach(passage -> {
                    Matcher sentence = SENTENCE.matcher(passage.getValue().replaceFirst("^[^\\n]*?）：", ""));
                    if (sentence.find()) {
                        String words = sentence.group().replaceAll("。$", "").strip();
                        said.add(words + "[" + passage.getKey() + "]。");
                    }
                });
        return said.isEmpty() ? List.of("好的。") : said;
    }

    @Override
    public void close() {
        closing = true;
        release();
        server.stop(0);
    }
}
