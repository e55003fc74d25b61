# Builds the service from a checkout and runs it as an ordinary user. PostgreSQL and Redis come from outside
# (docker-compose.yml); without them the service starts its own in /data.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -DskipTests package && java -Djarmode=tools -jar target/quanzhi.jar extract --destination /app

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home quanzhi && mkdir /data && chown quanzhi /data
USER quanzhi
WORKDIR /home/quanzhi
COPY --from=build /app /app
ENV QUANZHI_DATA_DIR=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["java", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx512m", "-jar", "/app/quanzhi.jar"]
