"""A case that saves itself to a file on the disk, as long as its reader wants it."""

from playwright.sync_api import expect

from .conftest import until

#: A dialogue cannot be used without a window: in its place stands a file of the browser's own, which writes the same.
CHOOSES_A_FILE = """window.showSaveFilePicker = async () => {
    const folder = await navigator.storage.getDirectory();
    return folder.getFileHandle("case.json", { create: true });
};"""
IN_THE_FILE = """async () => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle("case.json")).getFile();
    return file.text().catch(() => "");  // it is being written
}"""


def test_a_case_saves_itself_to_a_file_also_after_a_reload(reader, say, language):
    reader.context.add_init_script(CHOOSES_A_FILE)
    page = reader.desk(language)
    page.fill("[name=company_name]", "한빛")
    block = page.locator("[data-file-copy]")
    keep, stop = (block.locator(f"[data-action={action}-file]") for action in ("keep", "stop"))
    said = block.locator("[data-said]")
    keep.click()
    expect(said).to_contain_text("case.json")
    assert "한빛" in page.evaluate(IN_THE_FILE)
    reader.desk(language)
    expect(stop).to_be_visible()
    page.fill("[name=company_name]", "나라")
    until(page, f"(await ({IN_THE_FILE})()).includes('나라')")
    page.click("[data-action=erase-all]")
    expect(stop).to_be_hidden()
    page.click(".stored [data-action=undo]")  # which had not brought back the choice of the file
    expect(stop).to_be_visible()
    page.fill("[name=company_name]", "다라")
    until(page, f"(await ({IN_THE_FILE})()).includes('다라')")
    stop.click()
    expect(said).to_have_text(say("js.filecopy.stopped", language, name="case.json"))
    reader.desk(language)
    expect(keep).to_have_text(say("js.filecopy.choose", language))
    expect(stop).to_be_hidden()


def test_a_file_that_refuses_is_told(reader, say):
    reader.context.add_init_script(
        CHOOSES_A_FILE.replace("return folder", "throw new DOMException('', 'NotAllowedError'); return folder")
    )
    page = reader.desk("zh")
    page.click("[data-action=keep-file]")
    expect(page.locator("[data-file-copy] [data-said]")).to_have_text(say("js.filecopy.failed", "zh", name=""))


def test_the_file_of_a_case_gets_its_last_change_when_another_one_is_opened(reader, say, language):
    reader.context.add_init_script(CHOOSES_A_FILE)
    page = reader.desk(language)
    said = page.locator("[data-file-copy] [data-said]")
    page.click("[data-action=keep-file]")
    expect(said).to_contain_text("case.json")
    page.fill("[name=company_name]", "한빛")
    page.click("[data-action=new-case]")
    expect(said).to_be_empty()  # which had gone on to say that changes are saved
    expect(page.locator("[data-action=keep-file]")).to_have_text(say("js.filecopy.choose", language))
    until(page, f"(await ({IN_THE_FILE})()).includes('한빛')")


#: Which file a case has is known a while after it was opened; what waits for the clock waits for nothing.
HOLDS_BACK = """() => {
    const { setTimeout: later } = window, { get } = IDBObjectStore.prototype;
    window.setTimeout = (act) => later(act);
    IDBObjectStore.prototype.get = function (key) {
        const asked = get.call(this, key);
        if (!key.startsWith("file:")) return asked;
        return {
            get result() { return asked.result; },
            set onsuccess(then) { asked.onsuccess = () => window.tell = then; },
        };
    };
}"""


def test_no_case_is_written_into_the_file_of_another(reader, language):
    names = ('"case.json"', "`${window.picked = (window.picked ?? 0) + 1}.json`")
    reader.context.add_init_script(CHOOSES_A_FILE.replace(*names))
    page = reader.desk(language)
    said = page.locator("[data-file-copy] [data-said]")
    page.click("[data-action=keep-file]")
    expect(said).to_contain_text("1.json")
    page.click("[data-action=new-case]")
    page.click("[data-action=keep-file]")
    expect(said).to_contain_text("2.json")
    page.evaluate(HOLDS_BACK)
    page.locator("[data-cases] select").select_option(index=0)
    until(page, "window.tell")
    page.fill("[name=company_name]", "첫째")
    page.evaluate("new Promise((done) => setTimeout(done))")
    page.evaluate("window.tell()")
    expect(said).to_contain_text("1.json")
    first, second = (page.evaluate(IN_THE_FILE.replace("case.json", f"{number}.json")) for number in (1, 2))
    assert "첫째" in first
    assert "첫째" not in second
