package io.plenary.linker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs small clients as they are written and as they are linked: both have to say the same. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LinkerTest {

    @TempDir
    private Path client;

    @TempDir
    private Path linked;

    @BeforeEach
    void emptyClient() throws IOException {
        write("imports.json", "{}");
        write(
                "lib/addresses.js",
                "export default { \"kept\": [[\"/\", \"home\", \"pages/home.js\"], [\"/a\", \"a\", \"pages/a.js\"]] };");
        write("pages/a.js", "export default 'a';");
    }

    @Test
    void namesOfModulesDoNotMeet() throws IOException {
        write("lib/one.js", "const name = 'one'; export const one = () => name;");
        write("lib/two.js", "const name = 'two'; function one() { return name; } export { one as two };");
        write(
                "pages/home.js",
                "import { one } from '../lib/one.js'; import { two as name } from '../lib/two.js';"
                        + "const two = 3; export default [one(), name(), two];");

        assertThat(said("pages/home.js")).isEqualTo("[\"one\",\"two\",3]");
    }

    @Test
    void everyPlaceOfANameIsFound() throws IOException {
        write(
                "lib/one.js",
                "export const a = 1, b = { a, c: a }, f = (x = a, { a: y } = b, ...z) => [x, y, z];"
                        + "export default class K { a = a; static s = a; #p = a; get q() { return this.#p; } a2(a) { return a; } }");
        write(
                "pages/home.js",
                "import K, { a, b, f as g } from '../lib/one.js';"
                        + "const h = function f(n) { return n ? f(n - 1) + 1 : a; };"
                        + "const { a: renamed, c = a, ...rest } = { ...b, d: 4 }; const { length } = 'xyz'; let w; ({ w = a } = { a: 2 });"
                        + "a: for (const a of [1, 2]) { if (a) break a; } const k = new K();"
                        + "const t = (s, ...v) => s.join('|') + v; const m = { a() { return a; }, get b() { return b; }, 'f': g, [a]: a, async K() {} };"
                        + "export default [a, b, g(), g(5, { a: 6 }, 8), h(2), renamed, c, rest, length, w, k.a, K.s, k.q, k.a2(9),"
                        + " t`x${a}y${`n${b.a}`}`, m.a(), m.b, m[1], Object.keys(m), b?.a, typeof a, Object.keys(k)];");

        assertThat(said("pages/home.js")).contains("\"x|y|1,n1\"");
    }

    @Test
    void aChangeOfABindingIsSeenByWhoImportsIt() throws IOException {
        write("lib/count.js", "export let count = 0; export const more = () => count++; export { count as same };");
        write("pages/a.js", "import { count } from '../lib/count.js'; export default () => count;");
        write(
                "pages/home.js",
                "import { count, more, same } from '../lib/count.js'; const before = count; more(); more();"
                        + "export default [before, count, same];");

        assertThat(said("pages/home.js")).isEqualTo("[0,2,2]");
    }

    @Test
    void modulesInACircleFindEachOther() throws IOException {
        write(
                "lib/even.js",
                "import { odd } from './odd.js'; export function even(n) { return n === 0 || odd(n - 1); }"
                        + "export default function () { return 'even'; }");
        write(
                "lib/odd.js",
                "import nameless, { even } from './even.js'; export const early = nameless();"
                        + "export function odd(n) { return n !== 0 && even(n - 1); }");
        write(
                "pages/home.js",
                "import { even } from '../lib/even.js'; import { early } from '../lib/odd.js'; export default [even(5), early];");

        assertThat(said("pages/home.js")).isEqualTo("[false,\"even\"]");
    }

    @Test
    void whatIsAwaitedOnTopIsThereForWhoImportsIt() throws IOException {
        write("lib/late.js", "export const late = await Promise.resolve('late');");
        write("pages/a.js", "import { late } from '../lib/late.js'; export default late + ' too';");
        write(
                "pages/home.js",
                "import { late } from '../lib/late.js'; import too from './a.js'; export default [late, await too];");

        assertThat(said("pages/home.js")).isEqualTo("[\"late\",\"late too\"]");
    }

    @Test
    void exportsArePassedOnByNameAllOfThemAndAsOne() throws IOException {
        write("lib/deep.js", "export const x = 1, y = 2; export default 'hidden';");
        write(
                "lib/middle.js",
                "export * from './deep.js'; export { x as z, default } from './deep.js'; export * as all from './deep.js';");
        write(
                "pages/home.js",
                "import hidden, { x, y, z, all } from '../lib/middle.js'; import * as middle from '../lib/middle.js';"
                        + "export default [hidden, x, y, z, Object.keys(all), Object.keys(middle).length, middle.all.y];");

        assertThat(said("pages/home.js")).isEqualTo("[\"hidden\",1,2,1,[\"default\",\"x\",\"y\"],5,2]");
    }

    @Test
    void modulesRunOnceAndInTheirOrder() throws IOException {
        write("lib/log.js", "export const log = [];");
        write("lib/b.js", "import { log } from './log.js'; log.push('b');");
        write("lib/a.js", "import './b.js'; import { log } from './log.js'; log.push('a');");
        write(
                "pages/a.js",
                "import '../lib/a.js'; import { log } from '../lib/log.js'; log.push('page a'); export default 1;");
        write(
                "pages/home.js",
                "import '../lib/a.js'; import { log } from '../lib/log.js'; log.push('home'); await import('./a.js'); export default log;");

        assertThat(said("pages/home.js")).isEqualTo("[\"b\",\"a\",\"home\",\"page a\"]");
    }

    @Test
    void textKeepsWhatLooksLikeAComment() throws IOException {
        write(
                "pages/home.js",
                "/** Gone. */\n// Gone too.\nconst t = (s, ...v) => s.join(v);\nexport default [`\n  // stays\n  /* stays */\n`,"
                        + "t`\n  // stays`, t`\n  // stays ${1} \n  /* stays */`, 'http://x', /\\/\\*/.source]; // Stays, too\n");

        assertThat(said("pages/home.js")).contains("// stays").contains("http://x");
        assertThat(Files.readString(linked.resolve("pages/home.js"))).doesNotContain("Gone");
    }

    @Test
    void whatSeveralNeedIsInOneFile() throws IOException {
        write("lib/one.js", "export const one = 1;");
        write("lib/two.js", "export const two = 2;");
        write(
                "pages/a.js",
                "import { one } from '../lib/one.js'; import { two } from '../lib/two.js'; export default one + two;");
        write(
                "pages/home.js",
                "import { one } from '../lib/one.js'; import { two } from '../lib/two.js'; export default one - two;");
        link();

        assertThat(linked.resolve("lib/one.js")).doesNotExist();
        assertThat(Files.readString(linked.resolve("common.js")))
                .contains("one$")
                .contains("two$");
    }

    @Test
    void messagesOfAreasComeWithThoseThatImportThem() throws IOException {
        write("pages/home.js", "export default 0;");
        write("home/messages.en.js", "export default { home: 'Home' };");
        write("admin/messages.en.js", "export default { admin: 'Admin' };");
        write("messages/en.js", "import home from '../home/messages.en.js'; export default { ...home, all: 'All' };");

        assertThat(said("messages/en.js")).isEqualTo("{\"home\":\"Home\",\"all\":\"All\"}");
        assertThat(linked.resolve("home/messages.en.js")).doesNotExist();
        assertThat(linked.resolve("admin/messages.en.js")).exists();
    }

    @Test
    void whatPagesOfAnAreaShareThatFetchesItsOwnMessagesIsInAFileOfTheirs() throws IOException {
        write(
                "lib/addresses.js",
                "export default { \"online\": [[\"/a\", \"a\", \"staff/a.js\", [\"staff\"]],"
                        + " [\"/b\", \"b\", \"staff/b.js\", [\"staff\"]]],"
                        + " \"kept\": [[\"/\", \"home\", \"pages/home.js\"]] };");
        write("pages/home.js", "export default 0;");
        write("staff/one.js", "export const one = 1;");
        write("staff/a.js", "import { one } from './one.js'; export default one;");
        write("staff/b.js", "import { one } from './one.js'; export default -one;");
        link();

        assertThat(Files.readString(linked.resolve("staff/common.js"))).contains("one$");
        assertThat(linked.resolve("common.js")).doesNotExist();
    }

    @Test
    void anImportOfNothingStopsTheBuild() throws IOException {
        write("lib/one.js", "export const one = 1;");
        write("pages/home.js", "import { none } from '../lib/one.js'; export default none;");

        assertThatThrownBy(this::link).hasMessageContaining("pages/home.js imports none");
    }

    /** The default export of a module of the linked client, which is that of the written one. */
    private String said(String path) throws IOException {
        link();
        String written = run(client.resolve(path));
        assertThat(run(linked.resolve(path))).isEqualTo(written);
        return written;
    }

    private void link() throws IOException {
        if (Files.notExists(client.resolve("app.js"))) {
            write("app.js", "export default 0;");
        }
        for (Map.Entry<String, String> file : new TreeMap<>(Linker.modules(new Sources(client))).entrySet()) {
            Path target = linked.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }

    private static String run(Path module) throws IOException {
        try (Context context = Context.newBuilder("js")
                .allowIO(IOAccess.ALL)
                .option("engine.WarnInterpreterOnly", "false")
                .build()) {
            Source main = Source.newBuilder(
                            "js",
                            "import it from '" + module.toUri().getPath() + "'; globalThis.said = JSON.stringify(it);",
                            "main.mjs")
                    .mimeType("application/javascript+module")
                    .build();
            context.eval(main);
            return context.getBindings("js").getMember("said").asString();
        } catch (PolyglotException e) {
            throw new IllegalStateException(Files.readString(module), e);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = client.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
