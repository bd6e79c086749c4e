package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.testing.TestNode;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DatabasesTest {

    @Test
    void eachInstanceOfAServiceGoesOnWhereItWasDeployed() {
        try (TestNode node = TestNode.migrating()) {
            Databases databases = node.node().databases();
            Queue<Boolean> atHome = new ConcurrentLinkedQueue<>();
            Supplier<Deployable> service = () -> new VerticleBase() {
                @Override
                public Future<?> start() {
                    return databases.open("lamps").onSuccess(opened -> atHome.add(Vertx.currentContext() == context));
                }
            };

            await(node.vertx().deployVerticle(service, new DeploymentOptions().setInstances(3)));

            assertThat(atHome).containsExactly(true, true, true);
        }
    }

    @Test
    void aDatabaseThatCouldNotBePreparedIsTriedAgain() throws SQLException {
        try (TestNode node = TestNode.migrating()) {
            Databases databases = node.node().databases();
            DatabaseAddress address = databases.addressOf("lamps");
            await(databases.create(address));

            try (Connection owner = DriverManager.getConnection(address.ownerUrl(), address.ownerCredentials())) {
                owner.createStatement().execute("create table in_the_way (id int)");
                assertThatThrownBy(() -> await(databases.open("lamps"))).hasMessageContaining("non-empty schema");

                owner.createStatement().execute("drop table in_the_way");
                Database opened = await(databases.open("lamps"));
                assertThat(await(opened.check().map(true))).isTrue();
            }
        }
    }
}
