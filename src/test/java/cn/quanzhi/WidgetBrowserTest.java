package cn.quanzhi;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The promises of {@code src/main/web/e2e} in a real Chromium, against the service of the journeys. */
class WidgetBrowserTest extends TestService {

    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    @Test
    void thePromisesHoldInABrowser() {
        MODEL.script(WidgetBrowserTest::speak);
        BrowserRun run = BrowserRun.start(base(), Map.of("MODEL_URL", MODEL.baseUrl()));
        run.passes(() -> {});
    }

    /** Behaves as the question asks it to. */
    private static void speak(ScriptedChatModel.Call call) throws IOException {
        String asked = call.prompt().substring(Math.max(0, call.prompt().lastIndexOf("企业的问题")));
        List<String> sentences = ScriptedChatModel.sentences(call);
        if (asked.contains("慢慢说")) {
            call.say(sentences.getFirst());
            for (int i = 0; i < 300; i++) {
                LockSupport.parkNanos(PACE_NANOS);
                call.say("慢");
            }
        } else if (asked.contains("编造")) {
            call.say(sentences.getFirst(), "另外，应当缴纳8848元保证金[1]。");
        } else if (asked.contains("脚本注入")) {
            call.say(sentences.getFirst(), "<img src=x onerror=\"top.__fired=1\">[1]。[看](javascript:alert(1))[1]。");
        } else if (sentences.isEmpty()) {
            call.say("收到");
        } else {
            sentences.forEach(sentence -> say(call, sentence));
        }
        call.finish("stop");
    }

    private static void say(ScriptedChatModel.Call call, String sentence) {
        try {
            call.say(sentence);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
