package cn.quanzhi.platform.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Addresses without a file name, and the page behind each. */
@Configuration(proxyBeanMethods = false)
class Pages {

    private record Page(String path, String file) {}

    private static final List<Page> PAGES = List.of(
            new Page("/", "static/index.html"),
            new Page("/widget", "static/widget/index.html"),
            new Page("/widget/", "static/widget/index.html"),
            new Page("/desk", "static/desk/index.html"),
            new Page("/desk/", "static/desk/index.html"),
            new Page("/admin", "static/admin/index.html"),
            new Page("/admin/", "static/admin/index.html"));

    @Bean
    RouterFunction<ServerResponse> pageRoutes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        PAGES.forEach(page -> routes.GET(page.path(), request -> respond(new ClassPathResource(page.file()))));
        return routes.build();
    }

    private static Mono<ServerResponse> respond(Resource page) {
        return page.exists()
                ? ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .cacheControl(CacheControl.noCache())
                        .bodyValue(page)
                : ServerResponse.notFound().build();
    }
}
