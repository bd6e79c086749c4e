# docker build -t plenary .
# From one commit and the same images below it, what is built is the same each time:
#   docker buildx build --build-arg SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) --output type=image,name=plenary,rewrite-timestamp=true .
FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-17 AS build

# What Maven loads, by the poms alone: this layer stays while only sources change.
WORKDIR /libraries
COPY .mvn .mvn
COPY pom.xml .
COPY linker/pom.xml linker/
COPY service-proxies/records/pom.xml service-proxies/records/
COPY service-proxies/proxies/pom.xml service-proxies/proxies/
COPY formats/pom.xml formats/
COPY postgres/pom.xml postgres/
COPY runtime/pom.xml runtime/
COPY verticles/pom.xml verticles/
RUN mvn -B -q -Psbom -DskipTests -Dspotless.check.skip=true -Dexec.skip=true package

WORKDIR /plenary
COPY . .
# With a list of what is in it (CycloneDX), and divided: libraries, which are nine tenths of it, seldom change (ADR 96).
RUN mvn -B -q -Psbom -DskipTests -Dspotless.check.skip=true package \
 && java -cp linker/target/classes io.plenary.linker.Layers verticles/target/plenary.jar /layers \
    service-proxies/*/target/classes formats/target/classes postgres/target/classes runtime/target/classes verticles/target/classes

FROM eclipse-temurin:17-jre

RUN useradd --system --uid 10001 --no-create-home plenary
WORKDIR /opt/plenary
RUN mkdir data && chown plenary data
COPY --from=build /layers/libraries.jar .
COPY bin/_node bin/_health bin/
COPY conf conf
COPY --from=build /plenary/verticles/target/plenary.cdx.json /layers/plenary.jar ./

# For the health check of whoever runs the container, and for Prometheus; no port is published unless somebody asks for it.
ENV PLENARY_MANAGEMENT_HOST=0.0.0.0
# By its number, for those that refuse to run root and do not look names up.
USER 10001
# Used where no PLENARY_DATABASE_URI is given: the embedded database.
VOLUME /opt/plenary/data
EXPOSE 8080 9090 5701
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["bin/_health", "live"]
ENTRYPOINT ["bin/_node", "plenary.jar"]
