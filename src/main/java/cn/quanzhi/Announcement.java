package cn.quanzhi;

import cn.quanzhi.identity.FirstAdministrator;
import cn.quanzhi.model.ChatModels;
import cn.quanzhi.retrieval.IndexState;
import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the service where it is, how to sign in, and what it still lacks. */
@Component
class Announcement {

    private static final Duration PATIENCE = Duration.ofHours(2);

    private final FirstAdministrator administrator;
    private final ChatModels models;
    private final IndexState index;

    Announcement(FirstAdministrator administrator, ChatModels models, IndexState index) {
        this.administrator = administrator;
        this.models = models;
        this.index = index;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        WebServerApplicationContext context = event.getApplicationContext();
        if (context.getServerNamespace() == null) { // not for a port that only serves the operator
            int port = event.getWebServer().getPort();
            administrator
                    .generatedPassword()
                    .ifPresent(password -> System.out.printf(
                            "首位管理员 admin 的密码（只显示这一次）：%s  (the first administrator's password, shown once)%n",
                            password));
            Thread.ofVirtual().name("announcement").start(() -> announce(port));
        }
    }

    private void announce(int port) {
        if (!index.awaitCaughtUp(PATIENCE)) {
            return;
        }
        System.out.printf("泉质已就绪：http://localhost:%d/  (ready)%n", port);
        if (!models.configured()) {
            System.out.printf(
                    "尚未设置写作模型，回答以原文摘录给出；在 http://localhost:%d/admin#/models 添加，"
                            + "或设置 QUANZHI_CHAT_BASE_URL 和 QUANZHI_CHAT_MODEL，即可启用。"
                            + " (No chat model: answers are extracts. Add one there, or set these two variables.)%n",
                    port);
        }
    }
}
