"""Executes the notebooks on a home folder, without a browser.

Usage: DANGOL_HOME=work/demo python notebooks/execute.py FOLDER

Writes each notebook with its results, and its pictures as PNG files, to the folder. Exit code: 0 done, 1 a notebook
failed or made no picture.
"""

import base64
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

HERE = Path(__file__).resolve().parent


def pictures(notebook: nbformat.NotebookNode) -> list[bytes]:
    """The PNG pictures of all cells, in their order."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    found = [output.get("data", {}).get("image/png") for output in outputs]
    return [base64.b64decode(picture) for picture in found if picture]


def execute(file: Path, folder: Path) -> bool:
    """Whether the notebook ran to its end and made a picture."""
    notebook = nbformat.read(file, as_version=4)
    try:
        NotebookClient(
            notebook,
            timeout=600,
            startup_timeout=300,
            resources={"metadata": {"path": str(HERE)}},
        ).execute()
    except CellExecutionError as error:
        print(f"{file.name}: failed\n{error}", file=sys.stderr)
        return False
    made = pictures(notebook)
    nbformat.write(notebook, folder / file.name)
    for number, picture in enumerate(made, start=1):
        (folder / f"{file.stem}-{number}.png").write_bytes(picture)
    print(f"{file.name}: {len(made)} pictures")
    return bool(made)


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    done = [execute(file, folder) for file in sorted(HERE.glob("*.ipynb"))]
    return 0 if done and all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
