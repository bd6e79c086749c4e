package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.testing.TestNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabasesTest {

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
