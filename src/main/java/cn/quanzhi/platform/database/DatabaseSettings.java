package cn.quanzhi.platform.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A shared PostgreSQL; empty for the embedded one.
 *
 * @param url JDBC form
 * @param username the application's role
 * @param ownerUsername the role that migrates; empty for the application's
 */
@ConfigurationProperties("quanzhi.database")
record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String ownerUsername,
        @DefaultValue("") String ownerPassword) {}
