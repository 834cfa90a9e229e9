"""The peer of the HTTP figures: FastAPI + SQLModel on SQLite with synchronous=FULL, bearer token checked, as its tutorial has it.

usage: fastapi_sqlmodel.py PORT DATABASE_FILE SECRET OWNER ROWS
"""
import sys
import uuid
from datetime import datetime, timezone
from typing import Optional

import uvicorn
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer
from jose import JWTError, jwt
from sqlalchemy import event
from sqlmodel import Field, Session, SQLModel, create_engine, select

port, file, secret, owner, rows = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5])


class Reminder(SQLModel, table=True):
    id: str = Field(default_factory=lambda: str(uuid.uuid4()), primary_key=True)
    owner_id: str = Field(index=True)
    title: str
    due_at: str
    created_at: str = Field(default_factory=lambda: datetime.now(timezone.utc).isoformat())


class NewReminder(SQLModel):
    title: str
    due_at: str


engine = create_engine(f"sqlite:///{file}", connect_args={"check_same_thread": False})


@event.listens_for(engine, "connect")
def durable(connection, _record):
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


SQLModel.metadata.create_all(engine)
with Session(engine) as session:
    for n in range(rows):
        session.add(Reminder(id=f"row-{n:06}", owner_id=owner, title=f"Reminder {n}", due_at="2026-12-24T18:00:00.000Z"))
    session.commit()

app = FastAPI()
bearer = OAuth2PasswordBearer(tokenUrl="login")


def person(token: str = Depends(bearer)) -> str:
    try:
        return jwt.decode(token, secret, algorithms=["HS256"])["sub"]
    except JWTError as error:
        raise HTTPException(401) from error


def database():
    with Session(engine) as session:
        yield session


@app.get("/reminders/{reminder_id}", response_model=Reminder)
def read_one(reminder_id: str, sub: str = Depends(person), session: Session = Depends(database)):
    found: Optional[Reminder] = session.exec(select(Reminder).where(Reminder.id == reminder_id, Reminder.owner_id == sub)).first()
    if found is None:
        raise HTTPException(404)
    return found


@app.get("/reminders", response_model=list[Reminder])
def read_list(limit: int = 50, sub: str = Depends(person), session: Session = Depends(database)):
    return session.exec(select(Reminder).where(Reminder.owner_id == sub).order_by(Reminder.id).limit(limit)).all()


@app.post("/reminders", response_model=Reminder, status_code=201)
def create(body: NewReminder, sub: str = Depends(person), session: Session = Depends(database)):
    made = Reminder(owner_id=sub, **body.dict())
    session.add(made)
    session.commit()
    session.refresh(made)
    return made


uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", access_log=False)
