import io.plenary.web.ApiDocument;
import io.plenary.web.contract.Contract;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Writes the contract as one document, as {@code GET /api/v1/openapi.yaml} answers it, without a server to ask. */
class ContractFile {

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        Contract contract = Contract.load(vertx, ApiDocument.paths())
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        Files.write(Path.of(args[0]), contract.text().getBytes());
        vertx.close();
    }
}
