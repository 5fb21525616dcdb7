"""A knowledge in; tables, Turtle, embedded stores, Neo4j, HTML and a report out."""

from graph.explain import UnknownTermError, to_explanation
from graph.explorer.answers import answer_questions
from graph.explorer.definitions import to_definitions
from graph.explorer.write_html import write_html
from graph.formats.write_formats import FileFormat, write_formats
from graph.labels import to_labels
from graph.neo4j.load_neo4j import LoadError, load_neo4j
from graph.neo4j.write_neo4j import write_neo4j
from graph.questions import Question, QuestionError, answer_question, read_questions
from graph.rdf.write_turtle import write_rdf
from graph.read_frames import read_frames, to_frame
from graph.read_graph import Graph, Statement, read_graph
from graph.read_rdflib import read_rdflib
from graph.serve.model import Limits
from graph.serve.server import ServeError, make_server
from graph.stores.answer import Answer, QueryError
from graph.stores.answer_formats import to_csv, to_json, to_table
from graph.stores.query import query
from graph.stores.query_text import Language
from graph.stores.write_stores import StoreError, write_stores
from graph.tables import TableError, read_tables, write_tables
from graph.to_difference_text import to_difference_lines
from graph.to_networkx import to_networkx
from graph.write_csv import write_csv
from graph.write_report import read_graph_name, to_report, write_report

__all__ = [
    "Answer",
    "FileFormat",
    "Graph",
    "Language",
    "Limits",
    "LoadError",
    "QueryError",
    "Question",
    "QuestionError",
    "ServeError",
    "Statement",
    "StoreError",
    "TableError",
    "UnknownTermError",
    "answer_question",
    "answer_questions",
    "load_neo4j",
    "make_server",
    "query",
    "read_frames",
    "read_graph",
    "read_graph_name",
    "read_questions",
    "read_rdflib",
    "read_tables",
    "to_csv",
    "to_definitions",
    "to_difference_lines",
    "to_explanation",
    "to_frame",
    "to_json",
    "to_labels",
    "to_networkx",
    "to_report",
    "to_table",
    "write_csv",
    "write_formats",
    "write_html",
    "write_neo4j",
    "write_rdf",
    "write_report",
    "write_stores",
    "write_tables",
]
