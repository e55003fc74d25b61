package cn.quanzhi;

import cn.quanzhi.identity.FirstAdministrator;
import cn.quanzhi.model.ChatModels;
import cn.quanzhi.retrieval.IndexState;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the service where it is, how to sign in, and what it still lacks. */
@Component
class Announcement {

    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final String CONFIGURE_ONE = "尚未设置写作模型，回答以原文摘录给出；设置 QUANZHI_CHAT_BASE_URL 和 QUANZHI_CHAT_MODEL，即可启用。"
            + " (No chat model: answers are extracts. Set these two variables.)";

    private final FirstAdministrator administrator;
    private final ChatModels models;
    private final IndexState index;
    private final boolean form;

    Announcement(
            FirstAdministrator administrator,
            ChatModels models,
            IndexState index,
            @Value("${quanzhi.model.form}") boolean form) {
        this.administrator = administrator;
        this.models = models;
        this.index = index;
        this.form = form;
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
            System.out.println(form ? addOne(port) : CONFIGURE_ONE);
        }
    }

    private static String addOne(int port) {
        return "尚未设置写作模型，回答以原文摘录给出；在 http://localhost:" + port + "/admin#/models 添加，"
                + "或设置 QUANZHI_CHAT_BASE_URL 和 QUANZHI_CHAT_MODEL，即可启用。"
                + " (No chat model: answers are extracts. Add one there, or set these two variables.)";
    }
}
